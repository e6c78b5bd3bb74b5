package io.starledger.embedded.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

final class LocalIssuerTest {
    private static final UUID TENANT = UUID.fromString("7b1f1a0e-3b52-4b7e-9f10-0f6f3a8f9a11");

    @TempDir private Path data;

    @Test
    void aTokenCarriesTheClaimsThePlatformChecks() {
        // given
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        TokenClaims claims =
                TokenClaims.of("producer").forTenant(TENANT).livingFor(Duration.ofMinutes(5));

        // when
        JWTClaimsSet set = LocalIssuer.claimsAt(claims, now);

        // then
        assertThat(set.getIssuer()).isEqualTo("https://issuer.starledger.local");
        assertThat(set.getAudience()).isEqualTo(List.of("starledger"));
        assertThat(set.getSubject()).isEqualTo("local-producer");
        assertThat(set.getIssueTime()).isEqualTo(Date.from(now));
        assertThat(set.getExpirationTime()).isEqualTo(Date.from(now.plusSeconds(300)));
        assertThat(set.getClaim("role")).isEqualTo("producer");
        assertThat(set.getClaim("tenant_id")).isEqualTo(TENANT.toString());
    }

    @Test
    void aPlatformAdministratorHasNoTenant() {
        // when
        JWTClaimsSet set = LocalIssuer.claimsAt(TokenClaims.of("platform-admin"), Instant.EPOCH);

        // then
        assertThat(set.getClaims()).doesNotContainKey("tenant_id");
    }

    @Test
    void aTokenIsVerifiedByThePublishedKeyItNames() throws Exception {
        // given
        LocalIssuer issuer = LocalIssuer.in(data);

        // when
        SignedJWT token = SignedJWT.parse(issuer.mint(TokenClaims.of("analyst").forTenant(TENANT)));

        // then
        JWKSet published = JWKSet.parse(issuer.publicKeys());
        ECKey key = (ECKey) published.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(published.containsNonPublicKeys()).isFalse();
    }

    @Test
    void theKeyIsMadeOnceAndIsItsOwnersAlone() throws Exception {
        // given
        String first = LocalIssuer.in(data).publicKeys();

        // when
        String second = LocalIssuer.in(data).publicKeys();

        // then
        assertThat(second).isEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        data.resolve("issuer/signing-key.jwk"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anyClaimsAtAllCanBeSigned() throws Exception {
        // given
        JWTClaimsSet wrong = new JWTClaimsSet.Builder().audience("somebody-else").build();

        // when
        SignedJWT token = SignedJWT.parse(LocalIssuer.in(data).sign(wrong));

        // then
        assertThat(token.getJWTClaimsSet()).isEqualTo(wrong);
    }
}
