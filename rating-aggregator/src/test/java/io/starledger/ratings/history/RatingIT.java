package io.starledger.ratings.history;

import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.testing.TopicRecords;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ExtendWith(RunningService.class)
final class RatingIT {
    private final Events shop = Events.ofANewTenant();
    private final Rater ann = new Rater(shop.item("lamp"), "ann");
    private final Api producer = Api.as("producer", shop.tenant());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    @AutoClose private final Log log = new Log();

    @Test
    void aRatingComesIntoForceAndIsSupersededRetractedOrHidden() throws Exception {
        // given
        RatingEvent first = rated(ann, 4, now);
        RatingEvent second = rated(ann, 5, now.plusMillis(1));
        RatingEvent trolls = rated(new Rater(ann.item(), "troll"), 1, now);

        // when
        write(first);
        awaitState(first, "in_force");
        write(second);
        write(retracted(ann));
        write(trolls);
        Position last = write(moderated(new Rater(ann.item(), "troll"), ModerationState.HIDDEN));

        // then
        Answer superseded = after(first, last);
        assertThat(state(superseded)).isEqualTo("superseded");
        assertThat(superseded.body().get("superseded_by").asString())
                .isEqualTo(second.getEventId().toString());
        assertThat(superseded.body().get("score").asInt()).isEqualTo(4);
        assertThat(superseded.body().get("user_id").asString()).isEqualTo("ann");
        assertThat(superseded.body().get("item_id").asString()).isEqualTo("lamp");
        assertThat(Instant.parse(superseded.body().get("rated_at").asString())).isEqualTo(now);
        Answer retracted = after(second, last);
        assertThat(state(retracted)).isEqualTo("retracted");
        assertThat(Instant.parse(retracted.body().get("retracted_at").asString()))
                .isAfterOrEqualTo(now);
        assertThat(state(after(trolls, last))).isEqualTo("hidden");
    }

    @Test
    void aRatingIsAcceptedWhileTheViewsHaveNotComeToIt() throws Exception {
        // given
        RatingEvent event = rated(ann, 4, now);

        try (Connection lock = connection(PostgresAddress.WRITER);
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table ratings.ratings, ratings.items in share mode");

            // when
            Position position = write(event);

            // then
            assertThat(state(after(event, position))).isEqualTo("accepted");
        }
        awaitState(event, "in_force");
    }

    @Test
    void aRatingThatNobodyPostedIsNotThereAndNorIsAnothersTenants() throws Exception {
        // given
        RatingEvent others = rated(new Rater(Events.ofANewTenant().item("lamp"), "ann"), 4, now);
        write(others);
        Position last = write(rated(ann, 4, now));

        // when
        Answer nobodys = after(UUID.randomUUID(), last);
        Answer foreign = after(others.getEventId(), last);

        // then
        assertThat(nobodys.status()).isEqualTo(404);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(nobodys.body());
        assertThat(producer.get("/v1/tenants/" + others.getTenantId() + "/items/lamp").body())
                .isEqualTo(nobodys.body());
    }

    @Test
    void aUserWhoRatesWithoutEndIsReadInPortions() throws Exception {
        // given
        RatingEvent first = rated(ann, 4, now);
        List<RatingEvent> more = new ArrayList<>();
        for (int i = 1; i < 2 * PostgresFacts.PORTION; i++) {
            more.add(rated(ann, 1 + i % 5, now.plusMillis(i)));
        }

        // when
        write(first);
        log.append(more);
        RatingEvent latest = rated(ann, 5, now.plusSeconds(60));
        Position last = write(latest);

        // then
        assertThat(after(first, last).body().get("superseded_by").asString())
                .isEqualTo(more.getFirst().getEventId().toString());
        assertThat(after(more.getLast(), last).body().get("superseded_by").asString())
                .isEqualTo(latest.getEventId().toString());
        assertThat(state(after(latest, last))).isIn("accepted", "in_force");
    }

    @Test
    void historyPassesOverAnEventThatCannotBeReadAndLeavesItToTheTopologyToBury() throws Exception {
        // given
        RatingEvent event = rated(ann, 4, now);
        write(event);

        // when
        RecordMetadata poison =
                log.append(
                        new ProducerRecord<>(
                                Topics.RATING_EVENTS.name(),
                                ann.item().toString().getBytes(UTF_8),
                                "poison".getBytes(UTF_8)));

        // then
        assertThat(after(event, new Position(Map.of(poison.partition(), poison.offset()))).status())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !whoBuried(poison).isEmpty());
        assertThat(whoBuried(poison)).containsExactly("rating-aggregator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5F0C954E-1D6C-4B1D-8F5A-9D3F0A1C7E11", "%20", "batch"})
    void whatIsNoRatingIdIsRefusedByName(String id) {
        // when
        Answer answer = producer.get(Api.tenant(shop.tenant()) + "/ratings/" + id);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                .isEqualTo("ratingId");
    }

    private static List<String> whoBuried(RecordMetadata record) {
        String origin = new Origin(record.topic(), record.partition(), record.offset()).toString();
        return TopicRecords.of(
                        Topics.RATING_EVENTS.deadLetters(),
                        new ByteArrayDeserializer(),
                        RunningService.addresses().bootstrapServers())
                .stream()
                .filter(letter -> origin.equals(LetterHeader.ORIGIN.in(letter.headers())))
                .map(letter -> String.valueOf(LetterHeader.READER.in(letter.headers())))
                .toList();
    }

    private Position write(RatingEvent event) throws Exception {
        RecordMetadata written = log.send(event).get();
        return new Position(Map.of(written.partition(), written.offset()));
    }

    private Answer after(RatingEvent event, Position position) {
        return after(event.getEventId(), position);
    }

    private Answer after(UUID rating, Position position) {
        String token = RunningService.bean(PositionSeal.class).seal(shop.tenant(), position);
        return await().atMost(PATIENCE)
                .until(() -> get(rating, "?after=" + token), read -> read.status() != 425);
    }

    private Answer get(UUID rating, String query) {
        return producer.get(Api.tenant(shop.tenant()) + "/ratings/" + rating + query);
    }

    private void awaitState(RatingEvent event, String state) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            Answer answer = get(event.getEventId(), "");
                            return answer.status() == 200 && state(answer).equals(state);
                        });
    }

    private static String state(Answer answer) {
        return answer.body().get("state").asString();
    }

    private static Connection connection(String role) throws Exception {
        return DriverManager.getConnection(
                RunningService.addresses().postgres().jdbcUrl(), role, PostgresAddress.PASSWORD);
    }
}
