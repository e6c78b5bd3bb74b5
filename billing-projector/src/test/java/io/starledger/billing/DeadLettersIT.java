package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What operators see of dead letters, and what their decisions do. */
@ExtendWith(RunningBilling.class)
final class DeadLettersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LETTERS = "/ops/dead-letters";

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private final Api operator = Api.operator();
    private final BillingLog log = new BillingLog();

    @AutoClose
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            BillingProcess.addresses().bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void lettersAreListedByCauseByTenantAndOneByOne() {
        // given
        Set<String> poisons = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            poisons.add(bury(Topics.RATING_EVENTS, tenant));
        }

        // when
        JsonNode all = list("limit=2&tenant=" + tenant);
        String cause = all.at("/causes/0/cause").asString();

        // then
        assertThat(all.get("open").asInt()).isEqualTo(5);
        assertThat(all.get("complete").asBoolean()).isTrue();
        assertThat(all.get("causes")).hasSize(1);
        assertThat(all.at("/causes/0/letters").asInt()).isEqualTo(5);
        assertThat(all.at("/causes/0/exception").asString()).endsWith("SerializationException");
        assertThat(all.at("/causes/0/topic").asString()).isEqualTo("ratings.events.v1");
        assertThat(all.at("/tenants/0/tenant_id").asString()).isEqualTo(tenant.toString());
        assertThat(all.at("/letters/0/readers/0").asString()).isEqualTo("billing-quotas");
        assertThat(all.at("/letters/0/tried").asInt()).isEqualTo(1);
        assertThat(paged("&tenant=" + tenant)).isEqualTo(poisons);
        assertThat(open("&cause=" + cause + "&tenant=" + tenant)).isEqualTo(5);
        assertThat(open("&cause=0000000000000000&tenant=" + tenant)).isZero();
        assertThat(open("&topic=audit.events.v1&tenant=" + tenant)).isZero();
        assertThat(open("&from=2199-01-01T00:00:00Z&tenant=" + tenant)).isZero();
        assertThat(open("&until=2199-01-01T00:00:00Z&tenant=" + tenant)).isEqualTo(5);
        assertThat(open("&letter=" + poisons.iterator().next())).isEqualTo(1);
        assertThat(open("&tenant=" + other)).isZero();
    }

    @Test
    void aLetterIsShownWithWhatItHoldsAndThatIsWrittenDown() {
        // given
        String poison = bury(Topics.RATING_EVENTS, tenant);

        // when
        JsonNode shown = operator.get(LETTERS + "/" + poison).body();

        // then
        assertThat(shown.at("/letter/topic").asString()).isEqualTo("ratings.events.v1");
        assertThat(shown.get("key").asString()).startsWith(tenant.toString());
        assertThat(shown.get("detail").asString()).contains("wire format");
        assertThat(shown.get("stacktrace").asString()).contains("SerializationException");
        assertThat(shown.at("/headers/ce_id").asString()).isEqualTo("42");
        assertThat(shown.get("headers")).hasSize(1);
        assertThat(shown.get("event").isNull()).isTrue();
        assertThat(shown.get("retry_refused").isNull()).isTrue();
        assertThat(Base64.getDecoder().decode(shown.get("value_base64").asString()))
                .isEqualTo("poison".getBytes(UTF_8));
        assertThat(audited(tenant))
                .containsExactly("GET /ops/dead-letters/{topic}/{partition}/{offset}");
    }

    @Test
    void aLetterThatCanBeReadIsShownDecoded() {
        // given: an event of another tenant than its key's
        log.append(
                Topics.RATING_EVENTS,
                new ItemKey(tenant, new ItemId("book")),
                new RatingEvent(
                        UUID.randomUUID(),
                        other.value(),
                        "book",
                        "ann",
                        new RatingSubmitted(5, Instant.now(), null, null)),
                Instant.now());
        await().atMost(PATIENCE).until(() -> open("&tenant=" + tenant) == 1);
        String letter = paged("&tenant=" + tenant).iterator().next();

        // when
        JsonNode shown = operator.get(LETTERS + "/" + letter).body();

        // then
        assertThat(shown.get("event").asString()).contains("ann", other.toString());
    }

    @Test
    void aDryRunTellsWhatWouldBeAndDoesNothing() {
        // given
        bury(Topics.RATING_EVENTS, tenant);
        bury(Topics.RATING_EVENTS, tenant);

        // when
        JsonNode retry = post("retry", "dry_run=true&tenant=" + tenant).body();
        JsonNode discard = post("discard", "dry_run=true&tenant=" + tenant).body();

        // then
        for (JsonNode effect : List.of(retry, discard)) {
            assertThat(effect.get("dry_run").asBoolean()).isTrue();
            assertThat(effect.get("letters").asInt()).isEqualTo(2);
            assertThat(effect.at("/topics/0/topic").asString()).isEqualTo("ratings.events.v1");
            assertThat(effect.at("/tenant_ids/0").asString()).isEqualTo(tenant.toString());
        }
        assertThat(open("&tenant=" + tenant)).isEqualTo(2);
        assertThat(audited(tenant)).isEmpty();
    }

    @Test
    void aDiscardedLetterIsClosedOnceAndForAll() {
        // given
        bury(Topics.RATING_EVENTS, tenant);

        // when
        JsonNode first = post("discard", "tenant=" + tenant).body();
        JsonNode second = post("discard", "tenant=" + tenant).body();

        // then
        assertThat(first.get("letters").asInt()).isEqualTo(1);
        assertThat(second.get("letters").asInt()).isZero();
        assertThat(open("&tenant=" + tenant)).isZero();
        assertThat(audited(tenant)).containsExactly("POST /ops/dead-letters/discard");
    }

    @Test
    void whatOperatorsRetryAtTheSameTimeIsRetriedOnce() throws Exception {
        // given
        for (int i = 0; i < 3; i++) {
            bury(Topics.RATING_EVENTS, tenant);
        }
        String before = "tenant=" + tenant + "&until=" + Instant.now();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> post("retry", before).letters());
        }

        // when
        int retried = 0;
        try (ExecutorService operators = Executors.newFixedThreadPool(calls.size())) {
            for (var call : operators.invokeAll(calls)) {
                retried += call.get();
            }
        }

        // then: each has failed again, as the letter it was
        assertThat(retried).isEqualTo(3);
        await().atMost(PATIENCE).until(() -> open("&tenant=" + tenant) == 3);
        list("tenant=" + tenant)
                .get("letters")
                .forEach(it -> assertThat(it.get("tried").asInt()).isEqualTo(2));
    }

    @Test
    void whatWouldPutAnOldRecordBehindANewerIsNotRetried() {
        // given
        String compacted = bury(Topics.QUOTAS, tenant);
        String grants = bury(Topics.GRANTS, tenant);

        // when
        JsonNode effect = post("retry", "tenant=" + tenant).body();

        // then
        assertThat(effect.get("letters").asInt()).isZero();
        assertThat(effect.get("refused")).hasSize(2);
        assertThat(operator.get(LETTERS + "/" + compacted).body().get("retry_refused").asString())
                .contains("rebuild the view");
        assertThat(operator.get(LETTERS + "/" + grants).body().get("retry_refused").asString())
                .contains("decide again");
        assertThat(open("&tenant=" + tenant)).isEqualTo(2);
        assertThat(post("discard", "tenant=" + tenant).letters()).isEqualTo(2);
    }

    /** A decision and how many letters it was about. */
    private record Decided(JsonNode body) {
        int letters() {
            return body.get("letters").asInt();
        }
    }

    private Decided post(String call, String query) {
        return new Decided(operator.send("POST", LETTERS + "/" + call + "?" + query).body());
    }

    /** The letter's name, once it is open. */
    private String bury(Topic<?, ?> topic, TenantId of) {
        byte[] key = (of + (topic.equals(Topics.RATING_EVENTS) ? "/item" : "")).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> poison =
                new ProducerRecord<>(topic.name(), key, "poison".getBytes(UTF_8));
        poison.headers().add("ce_id", "42".getBytes(UTF_8));
        String name = append(poison);
        await().atMost(PATIENCE).until(() -> open("&letter=" + name) == 1);
        return name;
    }

    private String append(ProducerRecord<byte[], byte[]> record) {
        try {
            RecordMetadata at = producer.send(record).get();
            return at.topic() + "/" + at.partition() + "/" + at.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private JsonNode list(String query) {
        return operator.get(LETTERS + "?" + query).body();
    }

    private int open(String query) {
        return list("limit=1" + query).path("open").asInt(-1);
    }

    private Set<String> paged(String query) {
        Set<String> all = new TreeSet<>();
        String cursor = "";
        while (true) {
            JsonNode page = list("limit=2" + query + cursor);
            for (JsonNode it : page.get("letters")) {
                all.add(
                        "%s/%d/%d"
                                .formatted(
                                        it.get("topic").asString(),
                                        it.get("partition").asInt(),
                                        it.get("offset").asLong()));
            }
            if (page.get("next_cursor").isNull()) {
                return all;
            }
            cursor = "&cursor=" + page.get("next_cursor").asString();
        }
    }

    private List<String> audited(TenantId of) {
        return log.read(Topics.AUDIT_EVENTS).getOrDefault(new TenantKey(of), List.of()).stream()
                .map(AuditEvent::getAction)
                .toList();
    }
}
