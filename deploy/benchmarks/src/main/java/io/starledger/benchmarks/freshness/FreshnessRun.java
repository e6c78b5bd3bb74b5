package io.starledger.benchmarks.freshness;

import io.starledger.benchmarks.freshness.SteadyTraffic.Plan;
import io.starledger.benchmarks.load.Connections;
import io.starledger.benchmarks.load.LoadClient;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One measurement of freshness.
 *
 * @param port of the platform
 */
public record FreshnessRun(int port, Traffic traffic, Rate rate) {
    private static final int SENDING = 256;
    private static final int READING = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double TOLERATED_LATE = 0.001;

    /** Throws if the rate was not kept, as the figures would then be of another load. */
    public Outcome measure(Duration warmUp, Duration counted) {
        Plan plan = new Plan(rate, warmUp, counted);
        try (LoadClient client = new LoadClient();
                Connections sending = client.connect(port, SENDING);
                Connections reading = client.connect(port, READING)) {
            Outcome outcome =
                    new SteadyTraffic(
                                    client.thread(),
                                    traffic,
                                    plan,
                                    new Pool(sending.all()),
                                    new Pool(reading.all()))
                            .begin()
                            .get(plan.until() + PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (outcome.late() > outcome.due() * TOLERATED_LATE) {
                throw new IllegalStateException(
                        "expected %d requests in time but %d were not"
                                .formatted(outcome.due(), outcome.late()));
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while freshness was measured", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("expected requests at a steady rate", e);
        }
    }
}
