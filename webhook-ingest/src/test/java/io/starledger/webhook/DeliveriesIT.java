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
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.starledger.platform.telemetry.Metric;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.webhook.Inbox.Entry;
import io.starledger.webhook.StripeSide.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ExtendWith(RunningWebhooks.class)
class DeliveriesIT {
    private final StripeSide platform = StripeSide.toPlatform();

    @Test
    void aDeliveryIsInTheInboxByteForByteOnceItIsAnswered() {
        // given
        TestEvent event = TestEvent.invoicePaid("cus_1");
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        byte[] body = event.body();

        // when
        Instant before = Instant.now().minusMillis(1);
        Answer answer =
                StripeSide.send(
                                platform.request(body)
                                        .header("Stripe-Signature", OLD.sign(body, Instant.now()))
                                        .header("traceparent", trace))
                        .join();

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw()).isEmpty();
        Entry entry = theOnly(event);
        StripeDelivery value = entry.value();
        assertThat(entry.raw().key()).isEqualTo(ACCOUNT + "/cus_1");
        assertThat(entry.payload()).isEqualTo(body);
        assertThat(value.getType()).isEqualTo("invoice.paid");
        assertThat(value.getApiVersion()).isEqualTo("2025-03-31.basil");
        assertThat(value.getLivemode()).isFalse();
        assertThat(value.getCreatedAt()).isEqualTo(Instant.ofEpochSecond(1_763_769_600));
        assertThat(value.getAccount()).isEqualTo(ACCOUNT);
        assertThat(value.getCustomer()).isEqualTo("cus_1");
        assertThat(value.getEndpointTenantId()).isNull();
        assertThat(value.getReceivedAt()).isBetween(before, Instant.now());
        assertThat(entry.raw().timestamp()).isEqualTo(value.getReceivedAt().toEpochMilli());
        assertThat(entry.header("ce_id")).isEqualTo(value.getEventId().toString());
        assertThat(entry.header("ce_type")).isEqualTo("io.starledger.stripe-event.received.v1");
        assertThat(entry.header("ce_source")).isEqualTo("/starledger/webhook-ingest");
        assertThat(entry.header("traceparent")).startsWith(trace.substring(0, 35));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    customer.updated                | "id": "cus_7", "object": "customer", "customer": "cus_x" | cus_7
                    customer.subscription.updated   | "object": "subscription", "id": "sub_1", "customer": "cus_8" | cus_8
                    invoice.paid                    | "object": "invoice", "customer": {"id": "cus_9"}        | -
                    checkout.session.completed      | "object": "checkout.session", "customer": null          | -
                    charge.dispute.created          | "object": "dispute", "charge": "ch_1"                   | -
                    price.created                   | "object": "price", "id": "price_1"                      | -
                    customer.created                | "object": "customer", "id": "ada@example.com"           | ada@example.com
                    customer.created                | "object": "customer", "id": "a b"                       | -
                    a.type.of.tomorrow              | "object": "tomorrow", "customer": "cus_3"               | cus_3
                    """)
    void itIsKeyedByTheCustomerThatItNames(String type, String object, String customer) {
        // given
        TestEvent event = TestEvent.of(type, object);

        // when
        Answer answer = platform.deliver(event, NEW);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(theOnly(event).raw().key()).isEqualTo(ACCOUNT + "/" + customer);
    }

    @Test
    void anEventOfAConnectedAccountIsKeptUnderThatAccount() {
        // given
        TestEvent event = TestEvent.invoicePaid("cus_1").inAccount(CONNECTED);

        // when
        Answer answer = platform.deliver(event, CONNECT);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(theOnly(event).raw().key()).isEqualTo(CONNECTED + "/cus_1");
    }

    @Test
    void anEventOfATenantsOwnAccountSaysWhoseEndpointItCameTo() {
        // given
        TestEvent event = TestEvent.invoicePaid("cus_1");

        // when
        Answer tenants = StripeSide.to(TENANT).deliver(event, TENANTS);
        Answer platforms = platform.deliver(event, OLD);

        // then
        assertThat(List.of(tenants.status(), platforms.status())).containsOnly(200);
        List<Entry> entries = Inbox.of(event);
        assertThat(entries)
                .extracting(
                        entry -> entry.raw().key(), entry -> entry.value().getEndpointTenantId())
                .containsExactlyInAnyOrder(
                        tuple(TENANTS_ACCOUNT + "/cus_1", TENANT.value()),
                        tuple(ACCOUNT + "/cus_1", null));
        assertThat(entries).extracting(entry -> entry.value().getEventId()).doesNotHaveDuplicates();
    }

    @Test
    void whileASecretIsRolledTheOldTheNewAndBothAreGood() {
        // given
        TestEvent event = TestEvent.invoicePaid("cus_1");
        byte[] body = event.body();
        Instant now = Instant.now();

        // when
        List<Answer> answers =
                Stream.of(
                                OLD.sign(body, now),
                                NEW.sign(body, now),
                                Signer.headerOf(
                                        now,
                                        new Signer("whsec_unknown").signature(body, now),
                                        NEW.signature(body, now)),
                                OLD.sign(body, now) + ",v0=" + "0".repeat(64))
                        .map(signature -> platform.post(body, signature))
                        .toList();

        // then
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(Inbox.of(event)).hasSize(4);
    }

    @Test
    void aHundredCopiesAtOnceAreAHundredRecordsOfOneEvent() {
        // given
        TestEvent event = TestEvent.invoicePaid("cus_1");

        // when
        List<CompletableFuture<Answer>> calls =
                IntStream.range(0, 100).mapToObj(_ -> platform.delivering(event, OLD)).toList();
        List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

        // then
        assertThat(answers).hasSize(100).extracting(Answer::status).containsOnly(200);
        List<Entry> entries = Inbox.of(event);
        assertThat(entries).hasSize(100);
        assertThat(entries)
                .extracting(entry -> entry.value().getEventId())
                .containsOnly(entries.getFirst().value().getEventId());
        assertThat(entries)
                .extracting(entry -> entry.raw().partition())
                .containsOnly(entries.getFirst().raw().partition());
    }

    @Test
    void aDeliveryOfAMillionBytesIsTaken() {
        // given
        TestEvent small = TestEvent.invoicePaid("cus_1");
        byte[] noise = new byte[1_000_000 - small.body().length];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + (noise[i] & 15));
        }
        TestEvent large =
                new TestEvent(
                        small.id(),
                        small.type(),
                        false,
                        "",
                        small.object()
                                + ", \"x\": \""
                                + new String(noise, 0, noise.length - 9, US_ASCII)
                                + "\"");
        assertThat(large.body()).hasSize(1_000_000);

        // when
        Answer answer = platform.deliver(large, OLD);

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(theOnly(large).payload()).isEqualTo(large.body());
    }

    @Test
    void knownTypesAreCountedEachAndAllOthersTogether() {
        // given
        double paid = counted("invoice.paid");
        double others = counted("other");

        // when
        platform.deliver(TestEvent.invoicePaid("cus_1"), OLD);
        platform.deliver(TestEvent.of("a.type", "\"object\": \"a\""), OLD);
        platform.deliver(TestEvent.of("another.type", "\"object\": \"b\""), OLD);

        // then
        assertThat(counted("invoice.paid")).isEqualTo(paid + 1);
        assertThat(counted("other")).isEqualTo(others + 2);
    }

    private static double counted(String type) {
        return Metric.WEBHOOKS_ACCEPTED.counter(RunningWebhooks.metrics(), type).count();
    }

    private static Entry theOnly(TestEvent event) {
        List<Entry> entries = Inbox.of(event);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }
}
