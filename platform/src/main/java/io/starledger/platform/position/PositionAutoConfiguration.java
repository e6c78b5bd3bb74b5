package io.starledger.platform.position;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import java.security.GeneralSecurityException;

/** The seal of positions, from the configured keyset. */
@AutoConfiguration
@EnableConfigurationProperties(PositionSettings.class)
public class PositionAutoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(PositionAutoConfiguration.class);

    @Bean
    PositionSeal positionSeal(PositionSettings settings) throws GeneralSecurityException {
        return new PositionSeal(keyset(settings).getPrimitive(AeadConfig2026.get(), Aead.class));
    }

    private static KeysetHandle keyset(PositionSettings settings) throws GeneralSecurityException {
        if (settings.keyset() == null) {
            log.warn(
                    "starledger.position.keyset is not set: positions sealed now end with this"
                            + " process");
            return KeysetHandle.generateNew(
                    PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get());
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                settings.keyset(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }
}
