package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Answer;
import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Against each service's own jar, of which all are killed, and the broker. */
final class FourProcessesIT {
    private static final int FREE_RATINGS = 2_500;
    private static final long SEED = 20261121L;

    private static FourProcesses platform;

    @BeforeAll
    static void start(@TempDir Path directory) {
        platform = FourProcesses.selling(directory.resolve("data"), FREE_RATINGS);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheBrokerIsKilled() throws Exception {
        verifyNothingIsLost(platform::killAndRestartBroker);
        new Commands(platform).verify();
    }

    @Test
    void nothingAcknowledgedIsLostAndNoKeyCountedTwiceWhenTheServicesAreKilled() throws Exception {
        // given
        Tenant insisting = new Tenant(platform);
        Rating rating = new Rating("ann", "vase", 4);
        List<Future<Answer>> posts = new ArrayList<>();

        // when
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            verifyNothingIsLost(
                    () -> {
                        for (int i = 0; i < 100; i++) {
                            posts.add(
                                    posters.submit(
                                            () -> insisting.rateUntilAcknowledged(rating, "key")));
                        }
                        await().atMost(Duration.ofMinutes(1))
                                .pollInterval(Duration.ofMillis(1))
                                .until(() -> posts.stream().anyMatch(Future::isDone));
                        platform.killServices();
                        platform.startServices();
                    });
        }

        // then
        Set<String> ids = new HashSet<>();
        for (Future<Answer> post : posts) {
            ids.add(post.get().body().get("rating_id").asString());
        }
        assertThat(ids).hasSize(1);
        insisting.awaitHistogram("vase", Histogram.EMPTY.plus(4));
        new Commands(platform).verify();
    }

    @Test
    void aRebuildGoesOnThroughKillsOfItsService() throws Exception {
        new RebuildUnderKills(platform, 20_000, 5_000, 3, Duration.ofSeconds(2)).verify();
    }

    private static void verifyNothingIsLost(Runnable trouble) throws Exception {
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
        tenant.awaitHistograms(histogramsOf(ratings));
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

    @Nested
    final class Ratings extends RatingsSuite {
        Ratings() {
            super(platform);
        }
    }

    @Nested
    final class Billing extends BillingSuite {
        Billing() {
            super(platform, FREE_RATINGS);
        }
    }
}
