package io.starledger.ratings.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.ratings.Log;
import io.starledger.ratings.RatingAggregatorApplication;
import io.starledger.ratings.RunningService;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An export while those who feed it die. */
@ExtendWith(RunningService.class)
final class KilledFeedIT {
    private static final int KILLS = 2;
    private static final int RATINGS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @AutoClose private final Log log = new Log();
    @TempDir private Path directory;

    @Test
    void whoeverIsKilledNothingIsMissingAndNothingStandsThereTwice() {
        // given
        ExportedTenant shop = ExportedTenant.of(log);
        shop.rate(RATINGS);
        shop.enable();

        // when
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServiceProcess second = start(kill)) {
                await().atMost(PATIENCE).until(() -> feeders(shop) == 2);
                shop.rate(RATINGS);
                second.kill();
            }
        }

        // then
        await().atMost(PATIENCE).until(shop::isWhole);
        await().atMost(PATIENCE).until(() -> shop.listed().path("records_behind").asLong() == 0);
        assertThat(shop.records()).hasSize((KILLS + 1) * RATINGS);
        shop.disable(true);
    }

    private ServiceProcess start(int number) {
        return ServiceProcess.start(
                RatingAggregatorApplication.class,
                RunningService.arguments(RunningService.addresses(), directory.resolve("state")),
                directory.resolve("service-" + number + ".log"));
    }

    /** That have partitions; a rebalance is over once all have. */
    private static long feeders(ExportedTenant shop) throws Exception {
        String group = RunningService.bean(KafkaExportTopics.class).groupOf(shop.id());
        ConsumerGroupDescription found =
                requireNonNull(
                                RunningService.bean(Admin.class)
                                        .describeConsumerGroups(List.of(group))
                                        .describedGroups()
                                        .get(group))
                        .get();
        return found.members().stream()
                .filter(it -> !it.assignment().topicPartitions().isEmpty())
                .count();
    }
}
