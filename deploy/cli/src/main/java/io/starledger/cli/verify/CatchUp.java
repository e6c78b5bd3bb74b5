package io.starledger.cli.verify;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for views to come as far as the log, all of them together within one limit. */
final class CatchUp {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Duration limit;
    private final PrintWriter err;
    private long left;
    private boolean told;
    private boolean gaveUp;

    CatchUp(Duration limit, PrintWriter err) {
        this.limit = limit;
        this.err = err;
        this.left = limit.toNanos();
    }

    void until(BooleanSupplier isThere) {
        long begin = System.nanoTime();
        while (!isThere.getAsBoolean()) {
            if (!told) {
                err.printf("Waiting up to %d s for the views to catch up%n", limit.toSeconds());
                err.flush();
                told = true;
            }
            if (System.nanoTime() - begin > left) {
                gaveUp = true;
                break;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        left -= System.nanoTime() - begin;
    }

    /** Whether some view did not come far enough; its rows are compared as they are. */
    boolean gaveUp() {
        return gaveUp;
    }
}
