package io.starledger.benchmarks.freshness;

import io.starledger.benchmarks.freshness.SteadyPosts.Outcome;
import io.starledger.benchmarks.freshness.SteadyPosts.Rate;
import io.starledger.benchmarks.load.Connections;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.load.LoadClient;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One measurement of freshness.
 *
 * @param tenantPath as {@code /v1/tenants/…}
 * @param bodies of the posts that are no probes
 */
public record FreshnessRun(HttpRequests http, String tenantPath, List<String> bodies) {
    public static final int POSTS_PER_SECOND = 1_000;
    public static final int PROBES_PER_SECOND = 50;
    private static final int POSTING = 256;
    private static final int READING = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double TOLERATED_LATE = 0.001;

    /**
     * Nanoseconds from the send of a post to the end of the answer that shows it. Throws if the
     * rate was not kept, as the figure would then be of another load.
     */
    public Histogram measure(Duration warmUp, Duration counted) {
        Rate rate =
                new Rate(POSTS_PER_SECOND, POSTS_PER_SECOND / PROBES_PER_SECOND, warmUp, counted);
        try (LoadClient client = new LoadClient();
                Connections posting = client.connect(http.port(), POSTING);
                Connections reading = client.connect(http.port(), READING)) {
            Outcome outcome =
                    new SteadyPosts(
                                    client.thread(),
                                    new Requests(http, tenantPath, bodies),
                                    rate,
                                    new Pool(posting.all()),
                                    new Pool(reading.all()))
                            .begin()
                            .get(rate.until() + PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (outcome.late() > outcome.posts() * TOLERATED_LATE) {
                throw new IllegalStateException(
                        "expected %d posts in time but %d were not"
                                .formatted(outcome.posts(), outcome.late()));
            }
            return outcome.seen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while freshness was measured", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("expected posts at a steady rate", e);
        }
    }
}
