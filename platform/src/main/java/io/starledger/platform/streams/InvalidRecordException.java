package io.starledger.platform.streams;

/**
 * A record that was read but breaks its contract, such as a value that names another item than its
 * key.
 */
public final class InvalidRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidRecordException(String expectedAndFound) {
        super(expectedAndFound);
    }
}
