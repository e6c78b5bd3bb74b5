package io.starledger.ratings;

import static io.starledger.ratings.Events.rated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.toSet;

import io.starledger.embedded.testing.TopicRecords;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.deadletters.Decision;
import io.starledger.platform.deadletters.Effect;
import io.starledger.platform.deadletters.KafkaDecisions;
import io.starledger.platform.deadletters.KafkaLetters;
import io.starledger.platform.deadletters.Letter;
import io.starledger.platform.deadletters.LetterSelection;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.ratings.Events.Rater;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

/** Poison among good records, as much of it as a broken writer would make. */
@ExtendWith(RunningService.class)
final class ManyPoisonsIT {
    private static final int ITEMS = 100;
    private static final int POISON_OF_A_KIND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Poison> KINDS = List.of(Poison.values());

    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());
    private final KafkaSettings kafka = RunningService.bean(KafkaSettings.class);
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    @AutoClose private final Log log = new Log();

    @AutoClose
    private final LateSchemas schemas = new LateSchemas(RunningService.addresses().registry());

    @AutoClose
    private final KafkaLetters letters = new KafkaLetters(kafka, RunningService.bean(Admin.class));

    @Test
    void aThousandPoisonsOfTenKindsCostAThousandLettersAndNothingElse() throws Exception {
        bury(20_000);
    }

    @Test
    @Tag("soak")
    void soDoTheyAmongAHundredThousand() throws Exception {
        bury(100_000);
    }

    /** A thousand poisons, evenly among {@code good} records. */
    private void bury(int good) throws Exception {
        // given
        int poisons = POISON_OF_A_KIND * KINDS.size();
        Set<String> threads = topologyThreads();
        int otherSchema = schemas.idOf(Schema.create(Schema.Type.STRING));

        // when
        for (int i = 0; i < good; i++) {
            Future<?> _ = log.send(event(i));
            if (i % (good / poisons) == 0) {
                int kind = sent.size() % KINDS.size();
                sent.add(log.send(KINDS.get(kind).of(log.record(event(i)), otherSchema)));
            }
        }

        // then
        Set<Origin> origins = origins();
        assertThat(origins).hasSize(poisons);
        await().atMost(PATIENCE).until(() -> total() == good);
        assertThat(counts()).hasSize(ITEMS).containsOnly((long) good / ITEMS);
        await().atMost(PATIENCE).until(() -> open(origins).size() == poisons);
        assertThat(buried(origins)).isEqualTo(poisons);
        assertThat(topologyThreads()).isEqualTo(threads);
    }

    @Test
    void onceTheDecoderIsMendedARetryEndsExactHoweverOftenItIsAsked() throws Exception {
        // given: events that say which schema they have before the registry knows it
        int unknown = schemas.unknown();
        List<RatingEvent> late = new ArrayList<>();
        for (int i = 0; i < 2 * ITEMS; i++) {
            late.add(event(i));
        }
        late.forEach(event -> sendAs(unknown, event));
        sent.add(log.send(Poison.GARBAGE.of(log.record(event(0)), unknown)));
        Set<Origin> all = origins();
        await().atMost(PATIENCE).until(() -> open(all).size() == all.size());
        KafkaDecisions decisions = new KafkaDecisions(kafka, letters);
        LetterSelection selection =
                new LetterSelection(null, null, shop.tenant(), null, Instant.now(), Set.of());

        // when
        schemas.register(unknown);
        Effect preview = decisions.preview(selection, Decision.RETRIED);
        Effect effect = decisions.decide(selection, Decision.RETRIED, "ann", _ -> {});
        Effect again = decisions.decide(selection, Decision.RETRIED, "bob", _ -> {});

        // then
        assertThat(preview.letters()).hasSize(all.size());
        assertThat(effect.letters()).hasSize(all.size());
        assertThat(again.letters()).isEmpty();
        await().atMost(PATIENCE).until(() -> total() == late.size());
        assertThat(counts()).hasSize(ITEMS).containsOnly(2L);
        await().atMost(PATIENCE).until(() -> open(all).size() == 1);
        Letter garbage = open(all).getFirst();
        assertThat(garbage.tried()).isEqualTo(2);
        assertThat(garbage.origin()).isEqualTo(last());
        assertThat(garbage.firstSeen()).isBefore(garbage.lastSeen());

        // when: what was counted is put into the log again, as by a writer that repeats itself
        log.append(late);
        log.append(event(late.size()));

        // then
        await().atMost(PATIENCE).until(() -> total() == late.size() + 1);
    }

    private RatingEvent event(int number) {
        return rated(
                new Rater(shop.item("item-" + number % ITEMS), "user-" + number),
                number % 5 + 1,
                Instant.EPOCH.plusSeconds(number));
    }

    private void sendAs(int schema, RatingEvent event) {
        ProducerRecord<byte[], byte[]> good = log.record(event);
        sent.add(
                log.send(
                        new ProducerRecord<>(
                                good.topic(),
                                good.partition(),
                                good.timestamp(),
                                good.key(),
                                Poison.withSchema(good.value(), schema))));
    }

    private Set<Origin> origins() throws Exception {
        Set<Origin> origins = new HashSet<>();
        for (Future<RecordMetadata> one : sent) {
            origins.add(origin(one.get()));
        }
        return origins;
    }

    private Origin last() throws Exception {
        return origin(sent.getLast().get());
    }

    private static Origin origin(RecordMetadata at) {
        return new Origin(at.topic(), at.partition(), at.offset());
    }

    private List<Letter> open(Set<Origin> origins) {
        return letters.read().letters().stream()
                .filter(it -> origins.contains(it.origin()))
                .toList();
    }

    private static long buried(Set<Origin> origins) {
        Set<String> names = origins.stream().map(Origin::toString).collect(toSet());
        return TopicRecords.of(
                        Topics.RATING_EVENTS.deadLetters(),
                        new ByteArrayDeserializer(),
                        RunningService.addresses().bootstrapServers())
                .stream()
                .filter(it -> names.contains(LetterHeader.ORIGIN.in(it.headers())))
                .count();
    }

    private long total() {
        return counts().stream().mapToLong(Long::longValue).sum();
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        JsonNode page =
                analyst.get(Api.tenant(shop.tenant()) + "/items?order=count&limit=1000").body();
        page.path("items").forEach(item -> counts.add(item.get("count").asLong()));
        return counts;
    }

    /** A thread that is replaced leaves its number. */
    private static Set<String> topologyThreads() {
        await().atMost(PATIENCE).until(RunningService.bean(RunningGenerations.class)::isReady);
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("rating-aggregator-.*-StreamThread-\\d+"))
                .collect(toSet());
    }
}
