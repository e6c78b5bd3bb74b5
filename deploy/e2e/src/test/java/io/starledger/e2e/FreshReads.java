package io.starledger.e2e;

import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Answer;
import io.starledger.e2e.Tenant.Rating;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tenant whose one item is rated again and again, while each answer of the API is compared with
 * what the tenant's shard held just before it was asked.
 */
final class FreshReads implements AutoCloseable {
    private static final String ITEM = "hot";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Tenant tenant;
    private final ShardDatabase shard;
    private final AtomicInteger rated = new AtomicInteger();
    private final AtomicInteger compared = new AtomicInteger();
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> visibleAfter = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> running;
    private volatile boolean over;

    FreshReads(Tenant tenant, ShardDatabase shard) {
        this.tenant = tenant;
        this.shard = shard;
        this.running = List.of(threads.submit(this::rate), threads.submit(this::compare));
    }

    /** Until so many more ratings were posted and then seen. */
    void awaitRatings(int more) {
        int enough = rated.get() + more;
        await().atMost(LONG).until(() -> rated.get() >= enough || hasFailed());
    }

    /** Until so many more answers were compared with the shard. */
    void awaitComparisons(int more) {
        int enough = compared.get() + more;
        await().atMost(LONG).until(() -> compared.get() >= enough || hasFailed());
    }

    /** How many ratings were posted, each by a user of its own; the last may not be seen yet. */
    int rated() {
        return rated.get();
    }

    /** How long ratings took to be seen since this was asked last, the longest first. */
    List<Duration> takeTimes() {
        List<Duration> times = new ArrayList<>();
        for (Duration time; (time = visibleAfter.poll()) != null; ) {
            times.add(time);
        }
        return times.stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** The answers that were older than the shard, once all has stopped. */
    List<String> end() throws Exception {
        over = true;
        threads.shutdown();
        for (Future<?> one : running) {
            one.get(1, TimeUnit.MINUTES);
        }
        return List.copyOf(stale);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }

    private Void rate() throws Exception {
        while (!over) {
            int number = rated.get() + 1;
            long begin = System.nanoTime();
            Answer answer = tenant.rate(new Rating("user-" + number, ITEM, 5), "key-" + number);
            if (answer.status() != 202) {
                throw new AssertionError("expected 202 but was " + answer);
            }
            while (!over && revision() < number) {
                Thread.onSpinWait();
            }
            visibleAfter.add(Duration.ofNanos(System.nanoTime() - begin));
            rated.incrementAndGet();
        }
        return null;
    }

    /** -1 while it is not to be had. */
    private long revision() throws IOException, InterruptedException {
        Answer answer = tenant.ask("items/" + ITEM + "/rating");
        return answer.status() == 200 ? answer.body().get("revision").asLong() : -1;
    }

    private Void compare() throws Exception {
        while (!over) {
            try {
                long inPostgres = shard.revision(tenant.id(), ITEM);
                long answered = revision();
                if (answered >= 0 && answered < inPostgres) {
                    stale.add("%d, when the shard had %d".formatted(answered, inPostgres));
                }
                compared.incrementAndGet();
            } catch (SQLException _) {
                revision(); // the shard is away, and cannot say
            }
        }
        return null;
    }

    private boolean hasFailed() {
        return running.stream().anyMatch(Future::isDone);
    }
}
