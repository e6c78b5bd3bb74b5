package io.starledger.ratings.gate;

import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api;
import io.starledger.ratings.Database;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.schemas.ids.ItemKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An item that gets a rating every few milliseconds, while readers compare each answer of the API
 * with the one before, and with what PostgreSQL held just before it was asked.
 */
final class HotItem implements AutoCloseable {
    private static final int RATING_EVERY_MS = 3;
    private static final int READERS = 2;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Events shop = Events.ofANewTenant();
    private final ItemKey item = shop.item("hot");
    private final Log log = new Log();
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicInteger comparisons = new AtomicInteger();
    private final Queue<Stale> stale = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(1 + READERS);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean over;

    /** An answer that was older than the row, or than the answer before it. */
    record Stale(long answered, long inPostgres, long before, Instant at) {}

    HotItem() {
        running.add(
                threads.scheduleAtFixedRate(this::rate, 0, RATING_EVERY_MS, TimeUnit.MILLISECONDS));
        for (int i = 0; i < READERS; i++) {
            running.add(threads.submit(this::compare));
        }
    }

    /** Until so many more answers were compared. */
    void awaitComparisons(int more) {
        int enough = comparisons.get() + more;
        await().atMost(LONG)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> comparisons.get() >= enough || hasFailed());
    }

    /** Until PostgreSQL holds so many more revisions. */
    void awaitRevisions(int more) {
        try (Database database = new Database()) {
            long enough = database.revision(item) + more;
            await().atMost(LONG)
                    .pollInterval(1, TimeUnit.MILLISECONDS)
                    .until(() -> database.revision(item) >= enough || hasFailed());
        }
    }

    /** The answers that were too old, once all has stopped. */
    List<Stale> end() throws Exception {
        over = true;
        threads.shutdown();
        running.getFirst().cancel(false);
        for (Future<?> reader : running.subList(1, running.size())) {
            reader.get(1, TimeUnit.MINUTES);
        }
        return List.copyOf(stale);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        log.close();
    }

    private void rate() {
        Rater rater = new Rater(item, "user-" + users.incrementAndGet());
        int stars = ThreadLocalRandom.current().nextInt(1, 6);
        var unused = log.send(Events.rated(rater, stars, Instant.now()));
    }

    private void compare() {
        Api analyst = Api.as("analyst", shop.tenant());
        String path = Api.tenant(shop.tenant()) + "/items/hot/rating";
        try (Database database = new Database()) {
            long before = 0;
            while (!over) {
                long inPostgres = database.revision(item);
                long answered = analyst.get(path).body().get("revision").asLong();
                if (answered < Math.max(inPostgres, before)) {
                    stale.add(new Stale(answered, inPostgres, before, Instant.now()));
                }
                before = answered;
                comparisons.incrementAndGet();
            }
        }
    }

    private boolean hasFailed() {
        return running.subList(1, running.size()).stream().anyMatch(Future::isDone);
    }
}
