package io.starledger.embedded;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Unpacks the server, with its links and permissions, into a directory that appears only once it is
 * whole.
 */
final class PostgresArchive {
    private static final int EXECUTABLE = 0100;

    private PostgresArchive() {}

    static void unpack(Path archive, Path home) {
        try {
            Path unfinished =
                    Files.createDirectory(home.resolveSibling(".unpacking-" + UUID.randomUUID()));
            try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                    var entries = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
                for (var entry = entries.getNextEntry();
                        entry != null;
                        entry = entries.getNextEntry()) {
                    unpack(entry, entries, unfinished);
                }
            }
            moveUnlessThere(unfinished, home);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to unpack " + archive, e);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory)
            throws IOException {
        Path path = entry.resolveIn(directory);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            path.toFile().setExecutable((entry.getMode() & EXECUTABLE) != 0, false);
        }
    }

    /** Another JVM may have been as quick; its result is as good. */
    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(home)) {
                throw e;
            }
            Directories.delete(unfinished);
        }
    }
}
