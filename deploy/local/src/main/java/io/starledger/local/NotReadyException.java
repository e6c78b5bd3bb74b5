package io.starledger.local;

/** The services run but do not say that they are ready; the message tells what they say instead. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadyException(String message) {
        super(message);
    }
}
