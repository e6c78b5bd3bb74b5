package io.starledger.platform.kafka;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends appends that were not acknowledged in time. All have the same time, so they come to their
 * end in the order they began, and looking at the oldest now and then is enough: a timer for each
 * would cost more than the append's other bookkeeping together. Late by at most one look.
 */
final class Deadlines implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Duration timeout;
    private final Queue<Acknowledgements> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("event-log-deadlines").daemon().factory());

    Deadlines(Duration timeout) {
        this.timeout = timeout;
        long pause = BETWEEN_LOOKS.toMillis();
        Future<?> _ =
                timer.scheduleWithFixedDelay(this::endLate, pause, pause, TimeUnit.MILLISECONDS);
    }

    void watch(Acknowledgements append) {
        waiting.add(append);
    }

    boolean isLate(Acknowledgements append) {
        return append.ageNanos() > timeout.toNanos();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void endLate() {
        Acknowledgements oldest;
        while ((oldest = waiting.peek()) != null && (oldest.hasEnded() || isLate(oldest))) {
            waiting.remove();
            oldest.fail(
                    LogMetrics.Failure.TIMEOUT,
                    new NotAcknowledgedException("no acknowledgement in " + timeout, null));
        }
    }
}
