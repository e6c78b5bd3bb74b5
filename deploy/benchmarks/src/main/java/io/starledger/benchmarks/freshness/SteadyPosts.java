package io.starledger.benchmarks.freshness;

import io.netty.channel.EventLoop;
import io.starledger.benchmarks.load.Answer;
import io.starledger.benchmarks.load.Connection;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Posts ratings at a steady rate whatever the answers take, every so many of them a probe. All of
 * it happens on the generator's one thread.
 */
final class SteadyPosts {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PAUSE_MICROS = 5_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int ACCEPTED = 202;

    private final EventLoop thread;
    private final Requests requests;
    private final Rate rate;
    private final Pool posting;
    private final Pool reading;
    private final Deque<ProbeItem> probes = new ArrayDeque<>();
    private final Histogram seen = new Histogram(HIGHEST_NANOS, 3);
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> ticks;
    private long start;
    private long due;
    private long late;
    private long unseen;

    /**
     * How many.
     *
     * @param probeEvery so many posts one is a probe
     * @param counted the time after {@code warmUp} in which probes count
     */
    record Rate(int perSecond, int probeEvery, Duration warmUp, Duration counted) {
        long until() {
            return warmUp.plus(counted).toNanos();
        }
    }

    /**
     * What came of it.
     *
     * @param seen from the send of a post to the end of the answer that shows it, in nanoseconds; a
     *     minute for one that was not shown ten seconds after the end
     * @param late posts after the warm-up that found no free connection in time and were not sent
     */
    record Outcome(Histogram seen, long posts, long late) {}

    SteadyPosts(EventLoop thread, Requests requests, Rate rate, Pool posting, Pool reading) {
        this.thread = thread;
        this.requests = requests;
        this.rate = rate;
        this.posting = posting;
        this.reading = reading;
        requests.probeItems().forEach(item -> probes.add(new ProbeItem(item, 0)));
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
        if (elapsed >= rate.until() || done.isDone()) {
            if (unseen == 0 || elapsed >= rate.until() + PATIENCE_NANOS) {
                finish();
            }
            return;
        }
        for (; due < elapsed * rate.perSecond() / TimeUnit.SECONDS.toNanos(1); due++) {
            Connection connection = posting.take();
            if (connection == null) {
                late += elapsed < rate.warmUp().toNanos() ? 0 : 1;
            } else if (due % rate.probeEvery() == 0 && !probes.isEmpty()) {
                probe(connection, probes.remove().next());
            } else {
                connection.send(requests.nextPost(), this::accepted);
            }
        }
    }

    private void accepted(Connection connection, Answer answer, long nanos) {
        if (answer.status() == ACCEPTED) {
            posting.giveBack(connection);
        } else {
            done.completeExceptionally(unexpected(answer));
        }
    }

    private void probe(Connection connection, ProbeItem item) {
        long sentAt = System.nanoTime();
        unseen++;
        connection.send(
                requests.post(item),
                (free, answer, nanos) -> {
                    accepted(free, answer, nanos);
                    read(item, sentAt);
                });
    }

    private void read(ProbeItem item, long sentAt) {
        Connection connection = done.isDone() ? null : reading.take();
        if (connection == null) {
            readLater(item, sentAt);
            return;
        }
        connection.send(
                requests.get(item),
                (free, answer, _) -> {
                    reading.giveBack(free);
                    if (item.isShownBy(answer.body())) {
                        shown(item, sentAt);
                    } else {
                        readLater(item, sentAt);
                    }
                });
    }

    private void readLater(ProbeItem item, long sentAt) {
        if (!done.isDone()) {
            var _ = thread.schedule(() -> read(item, sentAt), PAUSE_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private void shown(ProbeItem item, long sentAt) {
        unseen--;
        if (sentAt - start >= rate.warmUp().toNanos()) {
            seen.recordValue(Math.min(System.nanoTime() - sentAt, HIGHEST_NANOS));
        }
        probes.add(item);
    }

    private void finish() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        seen.recordValueWithCount(HIGHEST_NANOS, unseen);
        done.complete(new Outcome(seen, due, late));
    }

    private static IllegalStateException unexpected(Answer answer) {
        return new IllegalStateException(
                "expected 202 but was %d: %s".formatted(answer.status(), answer.body()));
    }
}
