package io.starledger.cli;

/**
 * A command cannot go on, for a reason outside of it: the message says what and what to do, and is
 * shown without a stack trace.
 */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
