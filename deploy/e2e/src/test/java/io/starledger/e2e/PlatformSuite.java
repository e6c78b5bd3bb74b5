package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What holds of the platform in every form. Each test has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlatformSuite {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long SEED = 20261121L;

    private Path directory;
    private PlatformUnderTest platform;

    abstract PlatformUnderTest start(Path data);

    @BeforeAll
    void startPlatform(@TempDir Path temporary) {
        directory = temporary;
        platform = start(directory.resolve("data"));
    }

    @AfterAll
    void stopPlatform() {
        platform.close();
    }

    @Test
    void anImportedFileIsCountedExactlyAndOnlyOnce() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        SeededFile file = SeededFile.of(SEED, 2_000);
        Path path = file.write(directory.resolve("ratings.csv"));
        new Commands(platform).importing(tenant, path);
        awaitHistograms(tenant, file.histograms());
        JsonNode before = tenant.ranking("order=count&limit=1000");

        // when
        new Commands(platform).importing(tenant, path);

        // then
        new Commands(platform).verify();
        assertThat(tenant.ranking("order=count&limit=1000")).isEqualTo(before);
        assertThat(countsOf(before)).isEqualTo(sortedCounts(file.histograms()));
    }

    @Test
    void everyRatingPostedTwiceAndShuffledEndsTheSame() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        SeededFile file = SeededFile.of(SEED + 1, 1_000);

        // when
        new Commands(platform)
                .importing(
                        tenant,
                        file.twiceAndShuffled(SEED + 2).write(directory.resolve("twice.csv")));

        // then
        awaitHistograms(tenant, file.histograms());
    }

    @Test
    void aRatingIsReplacedHiddenShownAndRetracted() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        tenant.rate(new Rating("ann", "lamp", 2), "first");
        tenant.rate(new Rating("bob", "lamp", 5), "other");
        awaitHistogram(tenant, "lamp", Histogram.EMPTY.plus(2).plus(5));

        // when, then
        tenant.rate(new Rating("ann", "lamp", 4), "second");
        awaitHistogram(tenant, "lamp", Histogram.EMPTY.plus(4).plus(5));
        tenant.moderate("ann", "lamp", "hidden");
        awaitHistogram(tenant, "lamp", Histogram.EMPTY.plus(5));
        tenant.moderate("ann", "lamp", "visible");
        awaitHistogram(tenant, "lamp", Histogram.EMPTY.plus(4).plus(5));
        tenant.retract("bob", "lamp");
        awaitHistogram(tenant, "lamp", Histogram.EMPTY.plus(4));
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServicesAreKilled() throws Exception {
        verifyNothingIsLost(
                () -> {
                    platform.killServices();
                    platform.startServices();
                });
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerIsKilled() throws Exception {
        verifyNothingIsLost(platform::killAndRestartBroker);
    }

    private void verifyNothingIsLost(Runnable trouble) throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        Random random = new Random(SEED);
        List<Rating> ratings =
                IntStream.range(0, 1_500)
                        .mapToObj(
                                user ->
                                        new Rating(
                                                "user-" + user,
                                                "item-" + user % 20,
                                                1 + random.nextInt(5)))
                        .toList();
        Ledger ledger = new Ledger(tenant);

        // when
        ledger.postAll(ratings, trouble);

        // then
        assertThat(ledger.acknowledged()).containsExactlyInAnyOrderElementsOf(ratings);
        ledger.verifyNoneIsMissing(platform);
        awaitHistograms(tenant, histogramsOf(ratings));
        new Commands(platform).verify();
    }

    private static Map<String, Histogram> histogramsOf(List<Rating> ratings) {
        Map<String, Histogram> histograms = new HashMap<>();
        for (Rating rating : ratings) {
            histograms.merge(
                    rating.item(),
                    Histogram.EMPTY.plus(rating.score()),
                    (known, _) -> known.plus(rating.score()));
        }
        return histograms;
    }

    private static void awaitHistograms(Tenant tenant, Map<String, Histogram> expected) {
        expected.forEach((item, histogram) -> awaitHistogram(tenant, item, histogram));
    }

    private static void awaitHistogram(Tenant tenant, String item, Histogram expected) {
        await(item)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(tenant.histogram(item)).as(item).isEqualTo(expected));
    }

    private static List<Long> countsOf(JsonNode ranking) {
        List<Long> counts = new ArrayList<>();
        ranking.get("items").forEach(item -> counts.add(item.get("count").asLong()));
        return counts;
    }

    private static List<Long> sortedCounts(Map<String, Histogram> histograms) {
        return histograms.values().stream()
                .map(Histogram::count)
                .sorted((one, other) -> Long.compare(other, one))
                .toList();
    }
}
