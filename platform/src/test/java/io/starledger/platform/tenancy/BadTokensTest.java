package io.starledger.platform.tenancy;

import static io.starledger.platform.tenancy.FakeIssuer.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

import java.time.Instant;
import java.util.Date;

/** What a forger may try, and what only went stale. */
class BadTokensTest {
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final FakeIssuer FORGER = new FakeIssuer();
    private static final ECKey FORGERS_KEY = FakeIssuer.newKey();
    private static final JWTClaimsSet GOOD = claims().claim("role", "analyst").build();

    private final TrustedIssuersDecoder decoder = ISSUER.decoder();

    @AfterAll
    static void close() {
        ISSUER.close();
        FORGER.close();
    }

    /** Tokens that are not to be believed. */
    enum Bad {
        MALFORMED,
        EMPTY,
        EXPIRED,
        WITHOUT_EXPIRY,
        NOT_YET_VALID,
        ISSUED_IN_THE_FUTURE,
        OTHER_ISSUER,
        NO_ISSUER,
        OTHER_AUDIENCE,
        NO_AUDIENCE,
        OTHER_KEY_UNDER_A_KNOWN_NAME,
        UNKNOWN_KEY,
        KEY_IN_THE_TOKEN,
        KEYS_ELSEWHERE,
        KEY_NAMED_LIKE_A_FILE,
        SIGNED_BY_A_SECRET,
        UNSIGNED,
        CHANGED
    }

    @Test
    void aGoodTokenIsBelieved() {
        assertThat(decoder.decode(ISSUER.sign(GOOD)).blockOptional()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsNotAndMakesUsAskNobody(Bad bad) {
        // given
        String token = token(bad);

        // then
        assertThatThrownBy(() -> decoder.decode(token).block()).isInstanceOf(BadJwtException.class);
        assertThat(FORGER.fetches()).isZero();
    }

    private static String token(Bad bad) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(GOOD);
        Instant now = Instant.now();
        return switch (bad) {
            case MALFORMED -> "a.b.c";
            case EMPTY -> "";
            case EXPIRED ->
                    ISSUER.sign(claims.expirationTime(Date.from(now.minusSeconds(120))).build());
            case WITHOUT_EXPIRY -> ISSUER.sign(claims.expirationTime(null).build());
            case NOT_YET_VALID ->
                    ISSUER.sign(claims.notBeforeTime(Date.from(now.plusSeconds(120))).build());
            case ISSUED_IN_THE_FUTURE ->
                    ISSUER.sign(claims.issueTime(Date.from(now.plusSeconds(120))).build());
            case OTHER_ISSUER -> ISSUER.sign(claims.issuer("https://other.test").build());
            case NO_ISSUER -> ISSUER.sign(claims.issuer(null).build());
            case OTHER_AUDIENCE -> ISSUER.sign(claims.audience("elsewhere").build());
            case NO_AUDIENCE -> ISSUER.sign(claims.audience((String) null).build());
            case OTHER_KEY_UNDER_A_KNOWN_NAME ->
                    FakeIssuer.sign(GOOD, FakeIssuer.newKey(ISSUER.keyName()));
            case UNKNOWN_KEY -> FakeIssuer.sign(GOOD, FakeIssuer.newKey());
            case KEY_IN_THE_TOKEN ->
                    FakeIssuer.sign(
                            GOOD, FORGERS_KEY, header -> header.jwk(FORGERS_KEY.toPublicJWK()));
            case KEYS_ELSEWHERE ->
                    FakeIssuer.sign(
                            GOOD,
                            FORGERS_KEY,
                            header -> header.jwkURL(FORGER.keys()).x509CertURL(FORGER.keys()));
            case KEY_NAMED_LIKE_A_FILE ->
                    FakeIssuer.sign(
                            GOOD,
                            FORGERS_KEY,
                            header -> header.keyID("../../../../../dev/null' OR '1'='1"));
            case SIGNED_BY_A_SECRET -> ISSUER.signByMac(GOOD);
            case UNSIGNED -> FakeIssuer.unsigned(GOOD);
            case CHANGED -> changed(ISSUER.sign(GOOD));
        };
    }

    /** The signature's first character is another. */
    private static String changed(String token) {
        int at = token.lastIndexOf('.') + 1;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
