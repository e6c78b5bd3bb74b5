package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Part;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.webhook.Inbox.Entry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

@ExtendWith(RunningWebhooks.class)
class KilledServiceIT {
    private static final int A_SECOND = 1_000;
    private static final int MOST_KILLS = 10;
    private static final Duration READY = Duration.ofSeconds(60);

    private final Part kafka = RunningWebhooks.processes().kafka();

    @TempDir private Path directory;

    @AfterEach
    void thaw() {
        kafka.thaw();
    }

    /**
     * Killed while Kafka has deliveries that it has not acknowledged, until an event stands in the
     * inbox whose answer never came: between the two.
     */
    @Test
    void redeliveryAfterAKillIsTheSameEventAgainAndNothingIsMissing() throws Exception {
        for (int kill = 0; kill < MOST_KILLS; kill++) {
            try (ServiceProcess service = start(directory.resolve(kill + ".log"));
                    SteadyDeliveries deliveries = new SteadyDeliveries(service.url())) {
                // given
                deliveries.begin(A_SECOND);
                await().atMost(READY).until(() -> deliveries.acknowledged().size() > A_SECOND);

                // when
                kafka.freeze();
                await().atMost(READY).until(() -> deliveries.unanswered() > A_SECOND / 5);
                service.kill();
                kafka.thaw();
                deliveries.end();
                await().atMost(READY).until(kafka::isReady);
                Set<String> acknowledged = deliveries.acknowledged();
                Set<String> recorded = idsOf(deliveries.sent()).keySet();
                deliveries.redeliver(RunningWebhooks.url());

                // then
                assertThat(recorded).containsAll(acknowledged);
                Map<String, List<Entry>> all = idsOf(deliveries.sent());
                assertThat(all.keySet()).isEqualTo(deliveries.sent());
                assertThat(all.values())
                        .allSatisfy(
                                entries ->
                                        assertThat(entries)
                                                .extracting(entry -> entry.value().getEventId())
                                                .containsOnly(
                                                        entries.getFirst().value().getEventId()));
                if (!acknowledged.containsAll(recorded)) {
                    return;
                }
            }
        }
        assertThat(MOST_KILLS)
                .as("kills, of which one came between acknowledgement and answer")
                .isZero();
    }

    private static ServiceProcess start(Path log) {
        ServiceProcess service =
                ServiceProcess.start(
                        WebhookIngestApplication.class, RunningWebhooks.arguments(), log);
        await().atMost(READY).ignoreExceptions().until(service::isReady);
        return service;
    }

    private static Map<String, List<Entry>> idsOf(Set<String> sent) {
        return Inbox.all().stream()
                .filter(entry -> sent.contains(entry.value().getStripeEventId()))
                .collect(Collectors.groupingBy(entry -> entry.value().getStripeEventId()));
    }
}
