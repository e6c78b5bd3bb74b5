package io.starledger.embedded;

import java.nio.file.Path;

/** The programs were never unpacked, or for another kind of machine. */
public final class RuntimeMissingException extends StackException {
    private static final long serialVersionUID = 1L;

    RuntimeMissingException(Path missing) {
        super(
                ("expected an unpacked runtime but %s is missing\n"
                     + "Build the module deploy/embedded, or name its target directory with"
                     + " -D%s=DIR.")
                        .formatted(missing, RuntimeDirectory.PROPERTY));
    }
}
