package io.starledger.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The key that seals positions, in a file only its owner may read, so that a position outlives a
 * restart. It is made once, whoever comes first.
 */
final class PositionKeyset {
    private static final String FILE = "position-keyset.json";

    private PositionKeyset() {}

    static String in(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read or make " + file, e);
        }
    }

    /** Linked into place when whole: nobody reads half a key, and the first of two keys stays. */
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished =
                Files.createTempFile(
                        file.getParent(),
                        ".keyset-",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, generate());
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(unfinished);
        }
    }

    private static String generate() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(
                            PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get()),
                    AeadConfig2026.get(),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected this JVM to make an AES key", e);
        }
    }
}
