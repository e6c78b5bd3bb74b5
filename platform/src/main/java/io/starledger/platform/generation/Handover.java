package io.starledger.platform.generation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** Has another generation read, so that no read shows less than one before it. Blocks. */
record Handover(RebuildableProjection projection, ServedGeneration served) {
    private static final Logger log = LoggerFactory.getLogger(Handover.class);
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(30);
    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final Duration PROMOTION_LIMIT = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    /** That reads wait at most. */
    private static final Duration HOLD_LIMIT = Duration.ofSeconds(2);

    /**
     * Whether {@code next} has all that is in the log now. It must before it is decided that it
     * serves: a process that is started after that reads it at once.
     */
    boolean isPossible(OpenGeneration next) {
        try {
            awaitReady(next);
            catchUp(next, PROMOTION_LIMIT);
            return true;
        } catch (RuntimeException e) {
            log.atInfo()
                    .setCause(e)
                    .log("{}: generation {} is behind", projection.name(), next.number());
            return false;
        }
    }

    /** Who was told that it is not behind may be a moment ahead of it. */
    private static void awaitReady(OpenGeneration next) {
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        while (!next.isReady() && System.nanoTime() < limit) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    /** First without anybody waiting, so that then the wait is short. */
    void to(OpenGeneration next) {
        OpenGeneration before = Objects.requireNonNull(served.generation());
        next.liftThrottle();
        catchUp(next, CATCH_UP_LIMIT);
        served.await(next);
        try {
            catchUp(next, HOLD_LIMIT);
        } catch (RuntimeException e) {
            served.serve(before);
            throw e;
        }
        served.serve(next);
        log.info("{}: generation {} serves", projection.name(), next.number());
    }

    /**
     * A mark tells of the log of events; of its other sources that it has read all of them once.
     */
    private void catchUp(OpenGeneration next, Duration limit) {
        if (!next.isReady()) {
            throw new IllegalStateException(
                    "expected generation %d to process and to have read all its topics once"
                            .formatted(next.number()));
        }
        projection.mark().flatMap(next.view(ViewProgress.class)::reached).block(limit);
    }
}
