package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.webhook.Signer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class DeliveryCheckTest {
    private static final Signer SIGNER = new Signer("whsec_0123456789abcdef");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.999Z");
    private static final String LIVE =
            "{\"id\":\"evt_1\",\"type\":\"t\",\"created\":1,\"livemode\":true}";
    private static final String TEST = LIVE.replace("true", "false");
    private static final DeliveryCheck.Freshness FRESHNESS =
            new DeliveryCheck.Freshness(Duration.ofSeconds(300), Duration.ofSeconds(60));
    private static final String ACCOUNT = "acct_1";
    private static final String CONNECTED = "acct_connected";
    private static final String TENANTS_ACCOUNT = "acct_tenant";
    private static final Signer CONNECT = new Signer("whsec_connect_0123456789abcdef");
    private static final Signer TENANTS = new Signer("whsec_tenant_0123456789abcdef");
    private static final Endpoint PLATFORM =
            new Endpoint(null, new StripeAccountId(ACCOUNT), secrets(SIGNER), secrets(CONNECT));
    private static final Endpoint TENANT =
            new Endpoint(
                    new TenantId(UUID.randomUUID()),
                    new StripeAccountId(TENANTS_ACCOUNT),
                    secrets(TENANTS),
                    Secrets.NONE);

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 59, 60})
    void aSignatureIsGoodForFiveMinutesAndAMinuteAhead(long seconds) {
        assertThat(check(Mode.LIVE, LIVE, NOW.plusSeconds(seconds)).event().id())
                .isEqualTo("evt_1");
    }

    @ParameterizedTest
    @CsvSource({
        "-301, TOO_OLD",
        "-31536000, TOO_OLD",
        "61, AHEAD",
        "31536000, AHEAD",
        "90000000000, AHEAD"
    })
    void andNotForASecondMore(long seconds, Refusal refusal) {
        assertRefused(refusal, Mode.LIVE, LIVE, NOW.plusSeconds(seconds));
    }

    @Test
    void testAndLiveModeNeverMix() {
        assertThat(check(Mode.TEST, TEST, NOW).event().livemode()).isFalse();
        assertRefused(Refusal.MODE, Mode.TEST, LIVE, NOW);
        assertRefused(Refusal.MODE, Mode.LIVE, TEST, NOW);
    }

    @Test
    void anEventIsOfTheAccountItNamesOrElseOfTheEndpoints() {
        assertThat(accountOf(PLATFORM, SIGNER, LIVE)).isEqualTo(ACCOUNT);
        assertThat(accountOf(PLATFORM, SIGNER, in(ACCOUNT))).isEqualTo(ACCOUNT);
        assertThat(accountOf(PLATFORM, CONNECT, in(CONNECTED))).isEqualTo(CONNECTED);
        assertThat(accountOf(TENANT, TENANTS, LIVE)).isEqualTo(TENANTS_ACCOUNT);
        assertThat(accountOf(TENANT, TENANTS, in(TENANTS_ACCOUNT))).isEqualTo(TENANTS_ACCOUNT);
    }

    @Test
    void theSecretOfConnectDoesNotSignForThePlatformNorThePlatformsForConnect() {
        assertRefused(Refusal.ACCOUNT, PLATFORM, CONNECT, LIVE);
        assertRefused(Refusal.ACCOUNT, PLATFORM, CONNECT, in(ACCOUNT));
        assertRefused(Refusal.ACCOUNT, PLATFORM, SIGNER, in(CONNECTED));
    }

    @Test
    void aTenantsSecretSignsForItsOwnAccountAtItsOwnEndpointAlone() {
        assertRefused(Refusal.ACCOUNT, TENANT, TENANTS, in(ACCOUNT));
        assertRefused(Refusal.ACCOUNT, TENANT, TENANTS, in(CONNECTED));
        assertRefused(Refusal.SIGNATURE, PLATFORM, TENANTS, in(TENANTS_ACCOUNT));
        assertRefused(Refusal.SIGNATURE, PLATFORM, TENANTS, in(CONNECTED));
        assertRefused(Refusal.SIGNATURE, TENANT, SIGNER, in(TENANTS_ACCOUNT));
    }

    @Test
    void aSecretThatIsOfBothSignsForAllAccountsOfThePlatform() {
        // given
        Endpoint both = new Endpoint(null, PLATFORM.account(), secrets(SIGNER), secrets(SIGNER));

        // then
        assertThat(accountOf(both, SIGNER, LIVE)).isEqualTo(ACCOUNT);
        assertThat(accountOf(both, SIGNER, in(CONNECTED))).isEqualTo(CONNECTED);
    }

    private static String in(String account) {
        return LIVE.replace("{", "{\"account\":\"" + account + "\",");
    }

    private static Secrets secrets(Signer signer) {
        return new Secrets(List.of(signer.secret()));
    }

    private static String accountOf(Endpoint endpoint, Signer signer, String body) {
        return check(endpoint, signer, body).account().value();
    }

    private static void assertRefused(
            Refusal refusal, Endpoint endpoint, Signer signer, String body) {
        assertRefused(refusal, () -> check(endpoint, signer, body));
    }

    private static void assertRefused(Refusal refusal, Mode mode, String body, Instant signedAt) {
        assertRefused(refusal, () -> check(mode, body, signedAt));
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable check) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(check)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static Delivery check(Mode mode, String body, Instant signedAt) {
        byte[] bytes = body.getBytes(UTF_8);
        return new DeliveryCheck(mode, FRESHNESS)
                .check(PLATFORM, request(SIGNER.sign(bytes, signedAt)), bytes);
    }

    private static Delivery check(Endpoint endpoint, Signer signer, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new DeliveryCheck(Mode.LIVE, FRESHNESS)
                .check(endpoint, request(signer.sign(bytes, NOW)), bytes);
    }

    private static DeliveryCheck.Request request(String signature) {
        return new DeliveryCheck.Request(signature, NOW);
    }
}
