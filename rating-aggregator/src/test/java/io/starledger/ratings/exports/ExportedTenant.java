package io.starledger.ratings.exports;

import static io.starledger.ratings.Events.rated;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.TopicRecords;
import io.starledger.ratings.Api;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A tenant with ratings, and what stands in its export. */
record ExportedTenant(Events events, Log log, List<RatingEvent> facts) {
    private static final int ITEMS = 40;
    private static final Api OPERATOR = Api.as(TokenClaims.of("platform-admin"));

    static ExportedTenant of(Log log) {
        return new ExportedTenant(Events.ofANewTenant(), log, new ArrayList<>());
    }

    TenantId id() {
        return events.tenant();
    }

    String topic() {
        return Topics.ratingExport(id()).name();
    }

    /** Appends so many more, and returns when they are in the log. */
    void rate(int more) {
        List<RatingEvent> rated = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            Rater rater = new Rater(events.item("item-" + i % ITEMS), "user-" + UUID.randomUUID());
            rated.add(rated(rater, i % 5 + 1, Instant.EPOCH.plusSeconds(i)));
        }
        log.append(rated);
        facts.addAll(rated);
    }

    JsonNode enable() {
        Api.Answer answer = OPERATOR.send("PUT", "/ops/tenants/" + id() + "/export");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    void disable(boolean deleteTopic) {
        Api.Answer answer =
                OPERATOR.send(
                        "DELETE", "/ops/tenants/" + id() + "/export?delete_topic=" + deleteTopic);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(204);
    }

    /** As the list of all has it; a missing node if it has not. */
    JsonNode listed() {
        return StreamSupport.stream(
                        OPERATOR.get("/ops/exports").body().path("exports").spliterator(), false)
                .filter(it -> it.path("tenant_id").asString().equals(id().toString()))
                .findAny()
                .orElseGet(() -> OPERATOR.get("/ops/exports").body().path("none"));
    }

    List<ConsumerRecord<String, byte[]>> records() {
        return TopicRecords.of(
                topic(), new StringDeserializer(), RunningService.addresses().bootstrapServers());
    }

    /** Each fact once, those of an item in their order, where the log has them. */
    boolean isWhole() {
        List<ConsumerRecord<String, byte[]>> records = records();
        if (records.size() < facts.size()) {
            return false;
        }
        assertThat(byItem(records)).isEqualTo(byItem());
        return true;
    }

    private Map<String, List<RatingEvent>> byItem() {
        Map<String, List<RatingEvent>> found = new HashMap<>();
        facts.forEach(it -> add(found, id() + "/" + it.getItemId(), it));
        return found;
    }

    private Map<String, List<RatingEvent>> byItem(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<RatingEvent>> found = new HashMap<>();
        try (var values =
                RunningService.bean(Serdes.class).valueDeserializer(Topics.ratingExport(id()))) {
            records.forEach(it -> add(found, it.key(), values.deserialize(topic(), it.value())));
        }
        return found;
    }

    private static void add(Map<String, List<RatingEvent>> to, String item, RatingEvent fact) {
        to.computeIfAbsent(item, _ -> new ArrayList<>()).add(fact);
    }

    static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(toMap(it -> it.key(), it -> new String(it.value(), UTF_8)));
    }
}
