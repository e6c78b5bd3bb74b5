package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Part;
import io.starledger.webhook.StripeSide.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

@ExtendWith(RunningWebhooks.class)
class KafkaAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int A_SECOND = 200;

    private final Part kafka = RunningWebhooks.processes().kafka();

    @AfterEach
    void kafkaIsBack() {
        kafka.thaw();
        await().atMost(PATIENCE).until(() -> deliver().status() == 200);
    }

    @Test
    void aFrozenBrokerIsA503SoThatStripeComesBack() {
        // given
        assertThat(deliver().status()).isEqualTo(200);
        kafka.freeze();

        // when
        long begin = System.nanoTime();
        Answer answer = deliver();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("type")).isEqualTo("urn:starledger:problem:not-acknowledged");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void noSuccessIsWithoutARecordAndRedeliveryBringsTheRest() throws Exception {
        stopKafkaUnderLoad(Duration.ofSeconds(4));
    }

    @Test
    @Tag("soak")
    void noSuccessIsWithoutARecordInTwentySecondsWithoutKafka() throws Exception {
        stopKafkaUnderLoad(Duration.ofSeconds(20));
    }

    private void stopKafkaUnderLoad(Duration away) throws Exception {
        try (SteadyDeliveries deliveries = new SteadyDeliveries(RunningWebhooks.url())) {
            // given
            deliveries.begin(A_SECOND);
            await().atMost(PATIENCE).until(() -> deliveries.acknowledged().size() > A_SECOND);

            // when
            kafka.stop();
            await().pollDelay(away)
                    .atMost(away.plus(PATIENCE))
                    .until(() -> deliveries.failed() > A_SECOND);
            kafka.start();
            int before = deliveries.acknowledged().size();
            await().atMost(PATIENCE)
                    .until(() -> deliveries.acknowledged().size() > before + A_SECOND);
            deliveries.end();

            // then
            Set<String> acknowledged = deliveries.acknowledged();
            assertThat(recorded()).containsAll(acknowledged);
            assertThat(deliveries.statuses()).containsExactlyInAnyOrder(200, 503);
            assertThat(deliveries.sent().size() - acknowledged.size()).isGreaterThan(A_SECOND);
            deliveries.redeliver(RunningWebhooks.url());
            assertThat(recorded()).containsAll(deliveries.sent());
        }
    }

    private static Answer deliver() {
        return StripeSide.toPlatform().deliver(TestEvent.invoicePaid("cus_1"), RunningWebhooks.OLD);
    }

    private static Set<String> recorded() {
        return Inbox.all().stream()
                .map(entry -> entry.value().getStripeEventId())
                .collect(Collectors.toSet());
    }
}
