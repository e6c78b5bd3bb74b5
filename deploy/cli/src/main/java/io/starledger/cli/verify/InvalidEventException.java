package io.starledger.cli.verify;

/** A record of the log that no view can hold; the platform keeps it among the dead letters. */
final class InvalidEventException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
        super(message);
    }
}
