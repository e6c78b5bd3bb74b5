package io.starledger.platform.quota;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.KafkaGenerations;
import io.starledger.platform.kafka.TopicFollower;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Follows the quotas of the generation of billing that serves. When another takes over, its quotas
 * are read whole while those before it go on, and then take their place at once: no tenant's quota
 * is ever missing, or says less than it did.
 */
final class KafkaQuotas implements SmartLifecycle {
    static final String PROJECTION = "billing";

    private static final Logger log = LoggerFactory.getLogger(KafkaQuotas.class);
    private static final int AFTER_THE_LEDGER = Integer.MIN_VALUE + 2;
    private static final long PAUSE_MS = 1_000;
    private static final long STOP_MS = 5_000;

    /**
     * A generation is let serve once it has what the log had a moment before: what it does not know
     * after so long it will never know, and is right not to.
     */
    private static final Duration OUTSTANDING_FOR = Duration.ofSeconds(30);

    private final KafkaGenerations ledger;
    private final Feed feed;
    private final HeldQuotas quotas;
    private volatile @Nullable TopicFollower follower;
    private volatile @Nullable ScheduledExecutorService worker;
    private int number;

    /** Follows the quotas that a generation writes, into a table. */
    @FunctionalInterface
    interface Feed {
        TopicFollower into(QuotaTable table, int generation);
    }

    KafkaQuotas(KafkaGenerations ledger, Feed feed, HeldQuotas quotas) {
        this.ledger = ledger;
        this.feed = feed;
        this.quotas = quotas;
    }

    /** Returns once all quotas are held. */
    @Override
    public void start() {
        number = serving();
        TopicFollower first = feed.into(quotas.serving(), number);
        first.start();
        follower = first;
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("generations-of-quotas").daemon().factory());
        worker = thread;
        ledger.follow(() -> thread.execute(this::follow));
        thread.execute(this::follow);
    }

    @Override
    public void stop() {
        ScheduledExecutorService thread = worker;
        if (thread != null) {
            thread.shutdownNow();
            try {
                boolean _ = thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        worker = null;
        TopicFollower last = follower;
        if (last != null) {
            last.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_LEDGER;
    }

    /** As {@link TopicFollower#lag}, of the generation whose quotas are asked. */
    long lag() {
        TopicFollower now = follower;
        return now == null ? Long.MAX_VALUE : now.lag();
    }

    /** On the worker alone. */
    private void follow() {
        try {
            int serving = serving();
            if (serving != number) {
                take(serving);
            }
        } catch (RuntimeException e) {
            retry(e);
        }
    }

    private void take(int generation) {
        QuotaTable table = new QuotaTable();
        TopicFollower next = feed.into(table, generation);
        try {
            next.start();
        } catch (RuntimeException e) {
            next.stop();
            throw e;
        }
        TopicFollower before = follower;
        if (before != null) {
            before.stop();
        }
        quotas.serve(table);
        follower = next;
        number = generation;
        log.info("quotas are those of generation {}", generation);
        ScheduledExecutorService thread = worker;
        if (thread != null) {
            var _ =
                    thread.schedule(
                            table::forgetReplaced,
                            OUTSTANDING_FOR.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void retry(RuntimeException e) {
        ScheduledExecutorService thread = worker;
        if (thread == null || thread.isShutdown()) {
            return;
        }
        log.atWarn().setCause(e).log("the quotas of another generation cannot be read yet");
        var _ = thread.schedule(this::follow, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private int serving() {
        return Math.max(Generation.FIRST, ledger.of(PROJECTION).serving());
    }
}
