package io.starledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file that only its owner may read. It is made once, whoever comes first. */
public record SecretFile(Path path) {

    /** What stands in it; {@code made} if nobody has made it before. */
    public String readOrMake(Supplier<String> made) {
        try {
            if (!Files.exists(path)) {
                create(made.get());
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read or make " + path, e);
        }
    }

    /** Linked into place when whole: nobody reads half a secret, and the first of two stays. */
    private void create(String secret) throws IOException {
        Files.createDirectories(path.getParent());
        Path unfinished =
                Files.createTempFile(
                        path.getParent(),
                        ".secret-",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, secret);
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException _) {
            return;
        } finally {
            Files.delete(unfinished);
        }
    }
}
