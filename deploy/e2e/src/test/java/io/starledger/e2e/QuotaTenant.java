package io.starledger.e2e;

import io.starledger.e2e.Tenant.Answer;
import io.starledger.e2e.Tenant.Rating;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A tenant that posts until it is refused, and notes when it was. */
final class QuotaTenant {
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Tenant tenant;
    private final int quota;
    private final AtomicInteger posted = new AtomicInteger();
    private int accepted;
    private long usedUpAt;
    private long lastAcceptedAt;
    private boolean refused;

    QuotaTenant(PlatformUnderTest platform, int quota) {
        this.tenant = new Tenant(platform);
        this.quota = quota;
    }

    Tenant tenant() {
        return tenant;
    }

    Answer post() throws IOException, InterruptedException {
        int number = posted.incrementAndGet();
        Answer answer = tenant.rate(new Rating("user-" + number, "lamp", 4), "key-" + number);
        note(answer.status());
        return answer;
    }

    private synchronized void note(int status) {
        if (refused) {
            return;
        }
        if (status == 202) {
            accepted++;
            lastAcceptedAt = System.nanoTime();
            if (accepted == quota) {
                usedUpAt = lastAcceptedAt;
            }
        } else {
            refused = true;
        }
    }

    synchronized boolean wasRefused() {
        return refused;
    }

    /** For how long after the quota was used up something was still let in. */
    synchronized long overshootNanos() {
        return usedUpAt == 0 ? 0 : lastAcceptedAt - usedUpAt;
    }

    /**
     * Nanoseconds from now, {@code change} included, until a post is answered by {@code status}.
     */
    long until(int status, Runnable change) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        change.run();
        while (post().status() != status) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("expected " + status + " within " + PATIENCE);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return System.nanoTime() - begin;
    }
}
