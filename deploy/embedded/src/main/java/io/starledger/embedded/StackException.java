package io.starledger.embedded;

/**
 * Something a person can mend: the message says what and how, so a command line shows it without a
 * stack trace.
 */
public abstract sealed class StackException extends RuntimeException
        permits DataDirectoryInUseException,
                PartFailedException,
                PortInUseException,
                RuntimeMissingException {
    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }
}
