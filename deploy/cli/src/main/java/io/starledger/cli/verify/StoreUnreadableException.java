package io.starledger.cli.verify;

/** A store does not answer, or not as expected. */
final class StoreUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnreadableException(String store, Throwable cause) {
        super("cannot read %s: %s".formatted(store, cause.getMessage()), cause);
    }
}
