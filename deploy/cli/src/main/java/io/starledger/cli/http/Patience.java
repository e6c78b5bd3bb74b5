package io.starledger.cli.http;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import io.starledger.cli.CommandFailedException;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tries again what failed for a passing reason, in growing intervals, for a little over a minute
 * altogether: longer than a restart of the platform takes.
 */
record Patience(Retry retry) {
    static final int ATTEMPTS = 20;
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Tells each try on {@code err}. */
    static Patience saying(PrintWriter err) {
        IntervalFunction backoff = IntervalFunction.ofExponentialBackoff(FIRST, 2, LONGEST);
        Retry retry =
                Retry.of(
                        "http",
                        RetryConfig.custom()
                                .maxAttempts(ATTEMPTS)
                                .retryExceptions(UnavailableException.class)
                                .intervalBiFunction(
                                        (attempt, failure) -> interval(backoff, attempt, failure))
                                .build());
        retry.getEventPublisher().onRetry(event -> say(event, err));
        return new Patience(retry);
    }

    private static void say(RetryOnRetryEvent event, PrintWriter err) {
        Throwable failure = event.getLastThrowable();
        err.printf(
                "%s; trying again in %.1f s (%d of %d)%n",
                failure == null ? "no answer" : failure.getMessage(),
                event.getWaitInterval().toMillis() / 1_000.0,
                event.getNumberOfRetryAttempts(),
                ATTEMPTS - 1);
        err.flush();
    }

    <T> T withRetries(Supplier<T> request) {
        try {
            return retry.executeSupplier(request);
        } catch (UnavailableException e) {
            throw new CommandFailedException(
                    "gave up after %d tries: %s".formatted(ATTEMPTS, e.getMessage()), e);
        }
    }

    private static long interval(
            IntervalFunction backoff, int attempt, Either<Throwable, Object> failure) {
        Duration asked =
                failure.isLeft() && failure.getLeft() instanceof UnavailableException unavailable
                        ? unavailable.retryAfter()
                        : Duration.ZERO;
        return Math.max(backoff.apply(attempt), asked.toMillis());
    }
}
