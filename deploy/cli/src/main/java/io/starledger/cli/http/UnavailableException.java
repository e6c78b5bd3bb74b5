package io.starledger.cli.http;

import java.time.Duration;

/** A passing fault: the same request may succeed later, not before {@code retryAfter}. */
final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    UnavailableException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
