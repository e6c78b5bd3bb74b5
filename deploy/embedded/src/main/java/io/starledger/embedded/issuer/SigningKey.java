package io.starledger.embedded.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * The issuer's key pair, as a JWK in a file only its owner may read. It is made once, whoever comes
 * first.
 */
final class SigningKey {
    private SigningKey() {}

    static ECKey in(Path directory) {
        Path file = directory.resolve("signing-key.jwk");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read or make " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException("expected a JWK of an EC key in " + file, e);
        }
    }

    /**
     * Linked into place when whole, so nobody ever reads half a key and the first of two keys
     * stays.
     */
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished =
                Files.createTempFile(
                        file.getParent(),
                        ".key-",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, generate().toJSONString());
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(unfinished);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("expected this JVM to make an EC key", e);
        }
    }
}
