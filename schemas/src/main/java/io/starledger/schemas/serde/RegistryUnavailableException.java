package io.starledger.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

import java.io.Serial;

/**
 * The registry did not answer, or not usefully: a passing fault. Nothing is known to be wrong with
 * the record, so it is tried again and is no dead letter.
 */
public final class RegistryUnavailableException extends RetriableException {
    @Serial private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
