package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ratings as producers post them and readers see them. */
abstract class RatingsSuite {
    private static final long SEED = 20261121L;

    private final PlatformUnderTest platform;
    @TempDir private Path directory;

    RatingsSuite(PlatformUnderTest platform) {
        this.platform = platform;
    }

    @Test
    void anImportedFileIsCountedExactlyAndOnlyOnce() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        SeededFile file = SeededFile.of(SEED, 2_000);
        Path path = file.write(directory.resolve("ratings.csv"));
        new Commands(platform).importing(tenant, path);
        new Commands(platform).verify();
        tenant.awaitHistograms(file.histograms());
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
        tenant.awaitHistograms(file.histograms());
    }

    @Test
    void aRatingIsReplacedHiddenShownAndRetracted() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        tenant.rate(new Rating("ann", "lamp", 2), "first");
        tenant.rate(new Rating("bob", "lamp", 5), "other");
        tenant.awaitHistogram("lamp", Histogram.EMPTY.plus(2).plus(5));

        // when, then
        tenant.rate(new Rating("ann", "lamp", 4), "second");
        tenant.awaitHistogram("lamp", Histogram.EMPTY.plus(4).plus(5));
        tenant.moderate("ann", "lamp", "hidden");
        tenant.awaitHistogram("lamp", Histogram.EMPTY.plus(5));
        tenant.moderate("ann", "lamp", "visible");
        tenant.awaitHistogram("lamp", Histogram.EMPTY.plus(4).plus(5));
        tenant.retract("bob", "lamp");
        tenant.awaitHistogram("lamp", Histogram.EMPTY.plus(4));
    }

    @Test
    void whoeverWroteReadsItAfterItsPosition() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);

        for (int written = 1; written <= 20; written++) {
            // when
            JsonNode posted =
                    tenant.rate(new Rating("user-" + written, "lamp", 4), "read-" + written).body();
            String after = "?after=" + posted.get("position").asString();
            String rating = posted.get("rating_id").asString();

            // then
            assertThat(tenant.askUntilReached("items/lamp/rating" + after).get("count").asInt())
                    .isEqualTo(written);
            assertThat(tenant.askUntilReached("ratings/" + rating + after).get("state").asString())
                    .isIn("accepted", "in_force");
        }
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
