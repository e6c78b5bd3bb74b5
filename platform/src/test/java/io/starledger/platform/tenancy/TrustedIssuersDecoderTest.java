package io.starledger.platform.tenancy;

import static io.starledger.platform.tenancy.FakeIssuer.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

class TrustedIssuersDecoderTest {
    private static final TenancySettings.Keys SOON_TOO_OLD =
            new TenancySettings.Keys(
                    Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofHours(1));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose private final FakeIssuer issuer = new FakeIssuer();
    private final TrustedIssuersDecoder decoder = issuer.decoder();

    @Test
    void aVerifiedTokenIsKnownAndAnotherIsNot() {
        // given
        String token = issuer.sign(claims().build());

        // when
        decoder.decode(token).block();

        // then
        assertThat(decoder.known(token)).isNotNull();
        assertThat(decoder.known(issuer.sign(claims().build()))).isNull();
    }

    @Test
    void aTokenIsNotKnownBeyondItsExpiry() {
        // given
        decoder.decode(issuer.sign(claims().build())).block();
        Instant expiry = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS);
        String token = issuer.sign(claims().expirationTime(Date.from(expiry)).build());
        decoder.decode(token).block();
        assertThat(decoder.known(token)).isNotNull();

        // then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            boolean over = Instant.now().isAfter(expiry.plusMillis(100));
                            boolean known = decoder.known(token) != null;
                            assertThat(over && known).isFalse();
                            return !known;
                        });
    }

    @Test
    void aTokenWithinTheLeewayIsVerifiedEachTime() {
        // given
        Instant justExpired = Instant.now().minusSeconds(5);
        String token =
                issuer.sign(
                        claims().issueTime(Date.from(justExpired.minusSeconds(60)))
                                .expirationTime(Date.from(justExpired))
                                .build());

        // when
        decoder.decode(token).block();

        // then
        assertThat(decoder.known(token)).isNull();
    }

    @Test
    void anyNumberOfUnknownKeysIsAskedForOnceOrTwice() {
        // given
        decoder.decode(issuer.sign(claims().build())).block();

        for (int i = 0; i < 50; i++) {
            // when
            String unknown = FakeIssuer.sign(claims().build(), FakeIssuer.newKey());

            // then
            assertThatThrownBy(() -> decoder.decode(unknown).block())
                    .isInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
    }

    @Test
    void aNewKeyOfTheIssuerIsFoundAtOnce() {
        // given
        decoder.decode(issuer.sign(claims().build())).block();

        // when
        issuer.rotate();

        // then
        assertThat(decoder.decode(issuer.sign(claims().build())).block()).isNotNull();
    }

    @Test
    void anIssuersOutageIsSurvivedOnTheKeysLastKnown() {
        // given
        TrustedIssuersDecoder impatient = issuer.decoder(SOON_TOO_OLD);
        impatient.decode(issuer.sign(claims().build())).block();
        int before = issuer.fetches();

        // when
        issuer.goAway();

        // then
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            impatient.decode(issuer.sign(claims().build())).block();
                            return issuer.fetches() > before + 3;
                        });
    }

    @Test
    void anIssuerThatNeverAnsweredMakesNobodyGuiltyAndIsFoundWhenItIsBack() {
        // given
        TrustedIssuersDecoder impatient = issuer.decoder(SOON_TOO_OLD);
        issuer.goAway();
        String token = issuer.sign(claims().build());

        for (int i = 0; i < 10; i++) { // also when it may not be asked again yet
            assertThatThrownBy(() -> decoder.decode(token).block())
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(2);

        // when
        issuer.comeBack();

        // then
        assertThat(impatient.decode(token).block()).isNotNull();
    }

    @Test
    void aKeyTheIssuerWithdrewIsNotBelievedForLong() {
        // given
        TrustedIssuersDecoder impatient = issuer.decoder(SOON_TOO_OLD);
        String token = issuer.sign(claims().build());
        impatient.decode(token).block();

        // when
        issuer.rotate();

        // then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> impatient.decode(token).block())
                                        .isInstanceOf(BadJwtException.class));
    }
}
