package io.starledger.embedded.testing;

import io.starledger.embedded.Directories;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where tests keep what nobody needs after them: in memory if Linux has room for it there, since
 * what is waited for most by a database, a broker or a store of Kafka Streams is the disk. A killed
 * process loses nothing of it; only a machine would. Every {@code @TempDir} is one.
 */
public final class ScratchDirectory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Two modules are tested at once, and their stacks take a few hundred MB each. */
    private static final long ENOUGH = 3L << 30;

    /** Empty; whoever made it deletes it. */
    public static Path create(String prefix) {
        try {
            return isRoomy(MEMORY)
                    ? Files.createTempDirectory(MEMORY, prefix)
                    : Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty; deleted when this JVM ends, and with it whoever writes there. */
    public static Path ofThisJvm(String prefix) {
        Path directory = create(prefix);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Directories.delete(directory)));
        return directory;
    }

    /** False too for a directory that is not there or nobody may write. */
    static boolean isRoomy(Path directory) throws IOException {
        return Files.isWritable(directory)
                && Files.getFileStore(directory).getUsableSpace() >= ENOUGH;
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) {
        return create("starledger-junit-");
    }
}
