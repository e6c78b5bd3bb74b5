package io.starledger.embedded;

import java.nio.file.Path;

/** Another stack, of this JVM or another, has the data directory. */
public final class DataDirectoryInUseException extends StackException {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUseException(Path directory, String holder) {
        super(
                "data directory %s is in use by %s\nStop it, or choose another with --data-dir DIR."
                        .formatted(directory, holder));
    }
}
