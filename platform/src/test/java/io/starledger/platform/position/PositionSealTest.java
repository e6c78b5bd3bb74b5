package io.starledger.platform.position;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

class PositionSealTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final Position POSITION = new Position(Map.of(0, 7L, 11, Long.MAX_VALUE));

    private final PositionSeal seal = sealOf(null);

    @Test
    void aSealedPositionOpensToTheSame() {
        assertThat(seal.open(TENANT, seal.seal(TENANT, POSITION))).contains(POSITION);
        assertThat(seal.open(TENANT, seal.seal(TENANT, Position.EMPTY))).contains(Position.EMPTY);
    }

    @Test
    void onePositionIsNeverSealedToOneTokenTwice() {
        assertThat(seal.seal(TENANT, POSITION)).isNotEqualTo(seal.seal(TENANT, POSITION));
    }

    @Test
    void anotherTenantCannotUseIt() {
        // given
        String token = seal.seal(TENANT, POSITION);

        // then
        assertThat(seal.open(new TenantId(UUID.randomUUID()), token)).isEmpty();
    }

    @Test
    void aTokenChangedInAnyByteIsRefused() {
        // given
        byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(TENANT, POSITION));

        for (int i = 0; i < sealed.length; i++) {
            // when
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            // then
            assertThat(seal.open(TENANT, text(changed))).as("byte %s", i).isEmpty();
        }
    }

    @Test
    void aTokenCutShortIsRefused() {
        // given
        byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(TENANT, POSITION));

        for (int length = 0; length < sealed.length; length++) {
            // when
            byte[] cut = Arrays.copyOf(sealed, length);

            // then
            assertThat(seal.open(TENANT, text(cut))).as("%s bytes", length).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTt"})
    void whatWasNeverSealedIsRefused(String token) {
        assertThat(seal.open(TENANT, token)).isEmpty();
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        assertThat(sealOf(null).open(TENANT, seal.seal(TENANT, POSITION))).isEmpty();
    }

    @Test
    void processesWithOneKeysetOpenEachOthersTokens() throws Exception {
        // given
        String keyset =
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(
                                PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get()),
                        AeadConfig2026.get(),
                        InsecureSecretKeyAccess.get());

        // when
        String token = sealOf(keyset).seal(TENANT, POSITION);

        // then
        assertThat(sealOf(keyset).open(TENANT, token)).contains(POSITION);
    }

    private static PositionSeal sealOf(@Nullable String keyset) {
        try {
            return new PositionAutoConfiguration().positionSeal(new PositionSettings(keyset));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
