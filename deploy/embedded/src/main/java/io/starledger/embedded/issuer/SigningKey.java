package io.starledger.embedded.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import io.starledger.embedded.SecretFile;

import java.nio.file.Path;
import java.text.ParseException;

/** The issuer's key pair, kept as a JWK. */
final class SigningKey {
    private SigningKey() {}

    static ECKey in(Path directory) {
        Path file = directory.resolve("signing-key.jwk");
        try {
            return ECKey.parse(new SecretFile(file).readOrMake(() -> generate().toJSONString()));
        } catch (ParseException e) {
            throw new IllegalStateException("expected a JWK of an EC key in " + file, e);
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
