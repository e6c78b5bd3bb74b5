package io.starledger.benchmarks.freshness;

import io.netty.channel.EventLoop;
import io.starledger.benchmarks.load.Answer;
import io.starledger.benchmarks.load.Connection;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends at a steady rate whatever the answers take, every so many requests a probe. All of it
 * happens on the generator's one thread.
 */
final class SteadyTraffic {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_MICROS = 5_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EventLoop thread;
    private final Traffic traffic;
    private final Plan plan;
    private final Pool sending;
    private final Pool reading;
    private final Histogram answered = new Histogram(HIGHEST_NANOS, 3);
    private final Histogram shown = new Histogram(HIGHEST_NANOS, 3);
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> ticks;
    private long start;
    private long due;
    private long late;
    private long unseen;

    /**
     * How much and for how long.
     *
     * @param counted the time after {@code warmUp} in which answers count
     */
    record Plan(Rate rate, Duration warmUp, Duration counted) {
        long until() {
            return warmUp.plus(counted).toNanos();
        }
    }

    SteadyTraffic(EventLoop thread, Traffic traffic, Plan plan, Pool sending, Pool reading) {
        this.thread = thread;
        this.traffic = traffic;
        this.plan = plan;
        this.sending = sending;
        this.reading = reading;
    }

    CompletableFuture<Outcome> begin() {
        thread.execute(
                () -> {
                    start = System.nanoTime();
                    ticks = thread.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.MILLISECONDS);
                });
        return done;
    }

    private void tick() {
        long elapsed = System.nanoTime() - start;
        if (elapsed >= plan.until() || done.isDone()) {
            if (unseen == 0 || elapsed >= plan.until() + PATIENCE_NANOS) {
                finish();
            }
            return;
        }
        int perSecond = plan.rate().perSecond();
        for (; due < elapsed * perSecond / TimeUnit.SECONDS.toNanos(1); due++) {
            Connection connection = sending.take();
            if (connection == null) {
                late += elapsed < plan.warmUp().toNanos() ? 0 : 1;
            } else {
                send(connection);
            }
        }
    }

    private void send(Connection connection) {
        Probe probe = due % plan.rate().probeEvery() == 0 ? traffic.nextProbe() : null;
        if (probe == null) {
            connection.send(traffic.next(), this::taken);
        } else {
            watch(connection, probe);
        }
    }

    private void taken(Connection connection, Answer answer, long nanos) {
        if (answer.status() == traffic.taken()) {
            count(answered, System.nanoTime() - nanos);
            sending.giveBack(connection);
        } else {
            done.completeExceptionally(unexpected(answer));
        }
    }

    private void watch(Connection connection, Probe probe) {
        long sentAt = System.nanoTime();
        unseen++;
        connection.send(
                probe.request(),
                (free, answer, nanos) -> {
                    taken(free, answer, nanos);
                    read(probe, sentAt);
                });
    }

    private void read(Probe probe, long sentAt) {
        Connection connection = done.isDone() ? null : reading.take();
        if (connection == null) {
            readLater(probe, sentAt);
            return;
        }
        connection.send(
                probe.read(),
                (free, answer, _) -> {
                    reading.giveBack(free);
                    if (probe.isShownBy(answer.body())) {
                        unseen--;
                        count(shown, sentAt);
                        probe.shown();
                    } else {
                        readLater(probe, sentAt);
                    }
                });
    }

    private void readLater(Probe probe, long sentAt) {
        if (!done.isDone()) {
            var _ = thread.schedule(() -> read(probe, sentAt), PAUSE_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private void count(Histogram times, long sentAt) {
        if (sentAt - start >= plan.warmUp().toNanos()) {
            times.recordValue(Math.min(System.nanoTime() - sentAt, HIGHEST_NANOS));
        }
    }

    private void finish() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        shown.recordValueWithCount(HIGHEST_NANOS, unseen);
        done.complete(new Outcome(answered, shown, due, late));
    }

    private IllegalStateException unexpected(Answer answer) {
        return new IllegalStateException(
                "expected %d but was %d: %s"
                        .formatted(traffic.taken(), answer.status(), answer.body()));
    }
}
