package io.starledger.platform.kafka;

import org.jspecify.annotations.Nullable;

/**
 * Kafka did not acknowledge in time: whether the record is in the log is unknown, and repeating
 * with the same key is safe.
 */
public final class NotAcknowledgedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAcknowledgedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
