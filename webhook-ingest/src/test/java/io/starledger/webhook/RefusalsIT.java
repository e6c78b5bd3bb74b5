package io.starledger.webhook;

import static io.starledger.webhook.RunningWebhooks.ACCOUNT;
import static io.starledger.webhook.RunningWebhooks.CONNECT;
import static io.starledger.webhook.RunningWebhooks.CONNECTED;
import static io.starledger.webhook.RunningWebhooks.NEW;
import static io.starledger.webhook.RunningWebhooks.OLD;
import static io.starledger.webhook.RunningWebhooks.TENANT;
import static io.starledger.webhook.RunningWebhooks.TENANTS;
import static io.starledger.webhook.RunningWebhooks.TENANTS_ACCOUNT;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.telemetry.Metric;
import io.starledger.schemas.ids.TenantId;
import io.starledger.webhook.StripeSide.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Each by its reason, and nothing of it in the inbox. */
@ExtendWith(RunningWebhooks.class)
class RefusalsIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final StripeSide platform = StripeSide.toPlatform();
    private final TestEvent event = TestEvent.invoicePaid("cus_1");
    private final byte[] body = event.body();
    private final Instant now = Instant.now();

    @Test
    void forgedByASecretThatIsNotOurs() {
        refused(
                "signature",
                400,
                "signature-invalid",
                () -> platform.deliver(event, new Signer("whsec_guessed_0123456789abcdef")));
    }

    @Test
    void signedForAnotherBody() {
        byte[] other = TestEvent.invoicePaid("cus_2").body();
        refused(
                "signature",
                400,
                "signature-invalid",
                () -> platform.post(body, OLD.sign(other, now)));
    }

    @Test
    void parsedAndPrintedAgain() {
        byte[] encodedAgain = JSON.writeValueAsBytes(JSON.readTree(body));
        assertThat(JSON.readTree(encodedAgain)).isEqualTo(JSON.readTree(body));

        refused(
                "signature",
                400,
                "signature-invalid",
                () -> platform.post(encodedAgain, OLD.sign(body, now)));
    }

    /** A lenient reader takes the wrong byte for the sign that was signed. */
    @Test
    void withAByteThatIsNoUtf8() {
        byte[] signed = new String(body, UTF_8).replace('ä', '\uFFFD').getBytes(UTF_8);
        byte[] sent = new String(body, UTF_8).getBytes(ISO_8859_1);
        assertThat(new String(sent, UTF_8)).isEqualTo(new String(signed, UTF_8));

        refused(
                "signature",
                400,
                "signature-invalid",
                () -> platform.post(sent, OLD.sign(signed, now)));
    }

    @Test
    void signedWithAnotherSecondThanItSays() {
        String signature = Signer.headerOf(now, OLD.signature(body, now.minusSeconds(1)));
        refused("signature", 400, "signature-invalid", () -> platform.post(body, signature));
    }

    @Test
    void threeHundredAndOneSecondsOld() {
        Instant then = now.minus(Duration.ofSeconds(301));
        refused(
                "too_old",
                400,
                "signature-invalid",
                () -> platform.post(body, OLD.sign(body, then)));
    }

    @Test
    void aYearAhead() {
        Instant then = now.plus(Duration.ofDays(365));
        refused("ahead", 400, "signature-invalid", () -> platform.post(body, OLD.sign(body, then)));
    }

    @Test
    void withoutASignature() {
        refused(
                "no_signature",
                400,
                "signature-invalid",
                () -> StripeSide.send(platform.request(body)).join());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=", "t", "v1", "v1=", "t=1", "t=1,v1", "t=1,v1=0", "t=x,v1=y"})
    void withASignatureOfNoForm(String header) {
        refused("no_signature", 400, "signature-invalid", () -> platform.post(body, header));
    }

    @Test
    void ofLiveModeWhereThePlatformIsInTest() {
        TestEvent live = event.inLiveMode();
        refused("mode", 400, "event-misdirected", () -> platform.deliver(live, OLD));
    }

    @Test
    void ofAConnectedAccountBySecretsOfThePlatformsOwn() {
        TestEvent connected = event.inAccount(CONNECTED);
        refused("account", 400, "event-misdirected", () -> platform.deliver(connected, OLD));
    }

    @Test
    void ofThePlatformsAccountByTheSecretOfConnect() {
        refused("account", 400, "event-misdirected", () -> platform.deliver(event, CONNECT));
        TestEvent named = event.inAccount(ACCOUNT);
        refused("account", 400, "event-misdirected", () -> platform.deliver(named, CONNECT));
    }

    @Test
    void ofAnotherAccountAtATenantsEndpoint() {
        StripeSide tenant = StripeSide.to(TENANT);
        TestEvent forged = event.inAccount(ACCOUNT);
        refused("account", 400, "event-misdirected", () -> tenant.deliver(forged, TENANTS));
    }

    @Test
    void byATenantsSecretAtThePlatformsEndpoint() {
        TestEvent forged = event.inAccount(TENANTS_ACCOUNT);
        refused("signature", 400, "signature-invalid", () -> platform.deliver(forged, TENANTS));
    }

    @Test
    void byThePlatformsSecretAtATenantsEndpoint() {
        StripeSide tenant = StripeSide.to(TENANT);
        refused("signature", 400, "signature-invalid", () -> tenant.deliver(event, NEW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"id\": \"evt_1\", \"type\": \"a\", \"created\": 1}",
                "{\"id\": 1, \"type\": \"a\", \"created\": 1, \"livemode\": false}",
                "{\"id\": \"e\", \"type\": \"a\", \"created\": 1, \"livemode\": \"no\"}",
                "{\"id\": \"e\", \"type\": \"a\", \"created\": 9000000000000000, \"livemode\":"
                        + " false}",
                "{\"id\": \"e\", \"type\": \"a\", \"created\": 1, \"livemode\": false} {}",
                "{\"id\": \"e\", \"type\": \"a\", \"created\": 1, \"livemode\": false",
                "{\"id\": \"e\", \"type\": \"a\", \"created\": 1, \"livemode\": false, \"account\":"
                        + " \"a/b\"}"
            })
    void signedAndNoEvent(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        refused(
                "malformed",
                400,
                "malformed-request",
                () -> platform.post(bytes, OLD.sign(bytes, now)));
    }

    @Test
    void overAMillionBytes() {
        byte[] large = new byte[1_000_001];
        refused("too_large", 413, "too-large", () -> platform.post(large, OLD.sign(large, now)));
    }

    @Test
    void overAMillionBytesWithoutSayingSo() {
        byte[] large = new byte[1_000_001];
        refused(
                "too_large",
                413,
                "too-large",
                () -> platform.postInChunks(large, OLD.sign(large, now)));
    }

    @Test
    void atTheEndpointOfATenantThatHasNoneOrDoesNotExist() {
        // given
        Answer wrongSecret = StripeSide.to(TENANT).deliver(event, OLD);

        // when
        Answer absent = StripeSide.to(new TenantId(UUID.randomUUID())).deliver(event, OLD);
        Answer noTenant =
                new StripeSide(RunningWebhooks.url().resolve("/v1/tenants/nobody/stripe/webhooks"))
                        .deliver(event, OLD);

        // then
        assertThat(wrongSecret.status()).isEqualTo(400);
        for (Answer answer : new Answer[] {absent, noTenant}) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.raw()).isEqualTo(wrongSecret.raw());
            assertThat(headers(answer)).isEqualTo(headers(wrongSecret));
        }
        assertThat(Inbox.of(event)).isEmpty();
    }

    private static Map<String, ?> headers(Answer answer) {
        return new TreeMap<>(answer.headers().map());
    }

    private void refused(String reason, int status, String problem, Supplier<Answer> call) {
        // given
        double before = counted(reason);

        // when
        Answer answer = call.get();

        // then
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:starledger:problem:" + problem);
        assertThat(counted(reason)).isEqualTo(before + 1);
        assertThat(Inbox.of(event)).isEmpty();
    }

    private static double counted(String reason) {
        return Metric.WEBHOOKS_REFUSED.counter(RunningWebhooks.metrics(), reason).count();
    }
}
