package io.starledger.ratings.generation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Writes again and again until it is closed. */
final class SteadyWriter implements AutoCloseable {
    private static final int EVERY_MS = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> writing;

    SteadyWriter(Runnable write) {
        writing = thread.scheduleWithFixedDelay(write, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Throws if it did not write until now. */
    @Override
    public void close() {
        boolean hasFailed = writing.isDone();
        thread.close();
        if (hasFailed) {
            throw new IllegalStateException("expected to write", writing.exceptionNow());
        }
    }
}
