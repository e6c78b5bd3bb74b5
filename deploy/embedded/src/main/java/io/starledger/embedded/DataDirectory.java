package io.starledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where everything of one stack lives; every path is absolute. A new one is its owner's alone: it
 * holds user data.
 */
record DataDirectory(Path root) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static DataDirectory create(Path root) {
        try {
            Path directory = root.toAbsolutePath().normalize();
            return new DataDirectory(Files.createDirectories(directory, OWNER_ONLY).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("expected a directory to write to at " + root, e);
        }
    }

    Path of(PartName part) {
        return root.resolve(part.id());
    }

    LogFile log(PartName part) {
        return new LogFile(root.resolve("logs").resolve(part.id() + ".log"));
    }

    Path pids() {
        return root.resolve("run");
    }

    Path lock() {
        return root.resolve("stack.lock");
    }
}
