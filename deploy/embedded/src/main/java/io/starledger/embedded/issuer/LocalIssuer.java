package io.starledger.embedded.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/** Mints tokens with the key of a data directory. Thread-safe. */
public final class LocalIssuer {
    public static final String AUDIENCE = "starledger";

    private final ECKey key;

    private LocalIssuer(ECKey key) {
        this.key = key;
    }

    /** With the data directory's key, which is made now if it has none. */
    public static LocalIssuer in(Path dataDirectory) {
        return new LocalIssuer(SigningKey.in(dataDirectory.resolve("issuer")));
    }

    /** A token as the platform wants it, issued now. */
    public String mint(TokenClaims claims) {
        return sign(claimsAt(claims, Instant.now()));
    }

    /** Any claims at all, for tests of what must be refused. */
    public String sign(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("expected the local key to sign", e);
        }
        return token.serialize();
    }

    static JWTClaimsSet claimsAt(TokenClaims claims, Instant now) {
        var set =
                new JWTClaimsSet.Builder()
                        .issuer(IssuerAddress.ISSUER)
                        .audience(AUDIENCE)
                        .subject(claims.subject())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(claims.timeToLive())))
                        .claim("role", claims.role());
        if (claims.tenantId() != null) {
            set.claim("tenant_id", claims.tenantId().toString());
        }
        return set.build();
    }

    /** The public half only. */
    String publicKeys() {
        return new JWKSet(key).toString(true);
    }
}
