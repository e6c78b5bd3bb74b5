package io.starledger.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Every connection sends its next request as soon as the last is answered, for a given time. An
 * answer that is not as expected ends the run with an exception: a server that refuses is quick.
 */
public final class ClosedLoop implements AnswerListener {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<byte[]> requests;
    private final Expected expected;
    private final Duration time;
    private final Histogram latencies = new Histogram(HIGHEST_NANOS, DIGITS);
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private long start;
    private int next;

    /** {@code requests} are sent in turn, again and again. */
    public ClosedLoop(List<byte[]> requests, Expected expected, Duration time) {
        this.requests = List.copyOf(requests);
        this.expected = expected;
        this.time = time;
    }

    /**
     * What an answer has to be.
     *
     * @param text that the body has to hold
     */
    public record Expected(int status, String text) {
        boolean isMetBy(Answer answer) {
            return answer.status() == status && (text.isEmpty() || answer.body().contains(text));
        }
    }

    /** Returns when the time is over; counts what was answered within it. */
    public LoadResult run(Connections connections) {
        connections
                .thread()
                .execute(
                        () -> {
                            start = System.nanoTime();
                            connections.all().forEach(this::sendNext);
                        });
        try {
            return result.get(time.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("expected an answer within " + PATIENCE, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("expected the load to be answered", e.getCause());
        }
    }

    @Override
    public void onAnswer(Connection connection, Answer answer, long nanos) {
        long elapsed = System.nanoTime() - start;
        if (!expected.isMetBy(answer)) {
            result.completeExceptionally(
                    new IllegalStateException(
                            "expected %s but was %d: %s"
                                    .formatted(expected, answer.status(), answer.body())));
        } else if (elapsed >= time.toNanos()) {
            result.complete(new LoadResult(latencies, Duration.ofNanos(elapsed)));
        }
        if (!result.isDone()) {
            latencies.recordValue(Math.min(nanos, HIGHEST_NANOS));
            sendNext(connection);
        }
    }

    private void sendNext(Connection connection) {
        connection.send(requests.get(next), this);
        next = next + 1 == requests.size() ? 0 : next + 1;
    }
}
