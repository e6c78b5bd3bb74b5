package io.starledger.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.starledger.embedded.SecretFile;

import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A key of the data directory, kept so that what it seals outlives a restart. */
public enum LocalKeyset {
    POSITIONS("position-keyset.json"),
    CHECKOUTS("checkout-keyset.json");

    private final String file;

    LocalKeyset(String file) {
        this.file = file;
    }

    /** In Tink's JSON; made at its first use. */
    public String in(Path dataDirectory) {
        return new SecretFile(dataDirectory.resolve(file)).readOrMake(LocalKeyset::generate);
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
