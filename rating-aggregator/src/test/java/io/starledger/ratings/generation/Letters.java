package io.starledger.ratings.generation;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.testing.TopicRecords;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.deadletters.Decision;
import io.starledger.platform.deadletters.KafkaDecisions;
import io.starledger.platform.deadletters.KafkaLetters;
import io.starledger.platform.deadletters.LetterSelection;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Instant;
import java.util.Set;

/** The dead letters of {@code ratings.events.v1}. */
final class Letters implements AutoCloseable {
    private final OwnService service;
    private final KafkaSettings kafka;
    private final KafkaLetters letters;

    Letters(OwnService service) {
        this.service = service;
        this.kafka = service.bean(KafkaSettings.class);
        this.letters = new KafkaLetters(kafka, service.bean(Admin.class));
    }

    void awaitOpen(RecordMetadata record) {
        await().atMost(Operator.LONG)
                .until(
                        () ->
                                letters.read().letters().stream()
                                        .anyMatch(it -> it.origin().equals(origin(record))));
    }

    /** How often the record was buried. */
    long buried(RecordMetadata record) {
        String origin = origin(record).toString();
        return TopicRecords.of(
                        Topics.RATING_EVENTS.deadLetters(),
                        new ByteArrayDeserializer(),
                        service.addresses().bootstrapServers())
                .stream()
                .filter(it -> it.value() != null)
                .filter(it -> origin.equals(LetterHeader.ORIGIN.in(it.headers())))
                .count();
    }

    /** All of the tenant that are open. */
    void retry(TenantId tenant) {
        new KafkaDecisions(kafka, letters)
                .decide(
                        new LetterSelection(null, null, tenant, null, Instant.now(), Set.of()),
                        Decision.RETRIED,
                        "ann",
                        _ -> {});
    }

    private static Origin origin(RecordMetadata at) {
        return new Origin(at.topic(), at.partition(), at.offset());
    }

    @Override
    public void close() {
        letters.close();
    }
}
