package io.starledger.ratings.timeline;

import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls that tell of the past. */
@ExtendWith(RunningService.class)
final class TimelineIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Events shop = Events.ofANewTenant();
    private final Rater ann = new Rater(shop.item("lamp"), "ann");
    private final Rater bob = new Rater(shop.item("lamp"), "bob");
    private final Api analyst = Api.as("analyst", shop.tenant());
    @AutoClose private final Log log = new Log();

    @Test
    void anItemIsToldAsItStoodAtAnInstantAlsoByRatingsThatCameLater() {
        // given
        write(rated(ann, 5, NOON), NOON);
        write(rated(bob, 2, NOON.plusSeconds(60)), NOON.plusSeconds(60));
        write(retracted(bob), NOON.plusSeconds(120));
        Position last = write(rated(ann, 3, NOON.minusSeconds(60)), NOON.plusSeconds(180));

        // when
        Answer before = rating("?as_of=2026-03-02T11:58:59.999999Z", last);
        Answer late = rating("?as_of=2026-03-02T11:59:00.0000009Z", last);
        Answer both = rating("?as_of=2026-03-02T14:01:00%2B02:00", last);
        Answer retracted = rating("?as_of=2026-03-02T12:02:00Z", last);

        // then
        assertThat(before.body().get("count").asLong()).isZero();
        assertThat(before.body().get("mean").isNull()).isTrue();
        assertThat(late.body().get("histogram").get("3").asLong()).isEqualTo(1);
        assertThat(late.body().get("as_of").asString()).isEqualTo("2026-03-02T11:59:00Z");
        assertThat(both.body().get("count").asLong()).isEqualTo(2);
        assertThat(both.body().get("mean").asDouble()).isEqualTo(3.5);
        assertThat(both.body().get("item_id").asString()).isEqualTo("lamp");
        assertThat(both.headers().firstValue("ETag")).isEmpty();
        assertThat(retracted.body().get("histogram").get("5").asLong()).isEqualTo(1);
        assertThat(retracted.body().get("count").asLong()).isEqualTo(1);
    }

    @Test
    void itsHistoryHasAPointForEachStep() {
        // given
        write(rated(ann, 5, NOON), NOON);
        Position last = write(rated(bob, 2, NOON.plusSeconds(86_400)), NOON);

        // when
        Answer history =
                get(
                        "/rating/history?step=day&from=2026-03-01T10:00:00Z&to=2026-03-04T00:00:00Z",
                        last);

        // then
        assertThat(history.body().get("step").asString()).isEqualTo("day");
        List<JsonNode> points = list(history.body().get("points"));
        assertThat(points)
                .extracting(it -> it.get("from").asString())
                .containsExactly(
                        "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(points)
                .extracting(it -> it.get("to").asString())
                .endsWith("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
        assertThat(points).extracting(it -> it.get("count").asLong()).containsExactly(0L, 1L, 2L);
        assertThat(points.getLast().get("histogram").get("2").asLong()).isEqualTo(1);
        assertThat(points.getLast().get("mean").asDouble()).isEqualTo(3.5);
    }

    @Test
    void itsNumberIsExplainedByEventsPageByPage() {
        // given
        RatingEvent first = rated(ann, 5, NOON);
        RatingEvent second = rated(ann, 4, NOON.plusSeconds(60));
        RatingEvent trolls = rated(bob, 1, NOON);
        write(first, NOON);
        write(trolls, NOON);
        write(second, NOON.plusSeconds(60));
        RatingEvent hidden = moderated(bob, ModerationState.HIDDEN);
        write(hidden, NOON.plusSeconds(90));
        Position last = write(second, NOON.plusSeconds(100));

        // when
        List<JsonNode> now = explain("", 2, last);
        List<JsonNode> earlier = explain("&as_of=2026-03-02T12:00:30Z", 1, last);

        // then
        assertThat(now)
                .extracting(it -> it.get("event_id").asString())
                .containsExactly(
                        first.getEventId().toString(),
                        second.getEventId().toString(),
                        second.getEventId().toString(),
                        trolls.getEventId().toString(),
                        hidden.getEventId().toString());
        assertThat(now)
                .extracting(it -> it.get("counts").asBoolean())
                .containsExactly(false, true, false, false, false);
        assertThat(now.getLast().get("kind").asString()).isEqualTo("hidden");
        assertThat(now.getLast().get("score").isNull()).isTrue();
        assertThat(earlier)
                .extracting(it -> it.get("event_id").asString())
                .containsExactly(first.getEventId().toString(), trolls.getEventId().toString());
        assertThat(earlier).extracting(it -> it.get("counts").asBoolean()).containsOnly(true);
    }

    @Test
    void anotherTenantHasNoSuchPast() {
        // given
        Position last = write(rated(ann, 5, NOON), NOON);
        Events others = Events.ofANewTenant();
        Api foreign = Api.as("analyst", others.tenant());

        // when
        Answer own = foreign.get(Api.tenant(others.tenant()) + "/items/lamp/rating?as_of=" + NOON);
        Answer stolen = foreign.get(Api.tenant(shop.tenant()) + "/items/lamp/rating/explain");

        // then
        assertThat(rating("?as_of=" + NOON, last).body().get("count").asLong()).isEqualTo(1);
        assertThat(own.body().get("count").asLong()).isZero();
        assertThat(stolen.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?as_of", "?as_of=", "?as_of=now", "?as_of=%2B10000-01-01T00:00:00Z"})
    void whatIsNoInstantIsRefusedByName(String query) {
        // when
        Answer answer = analyst.get(path("/rating") + query);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                .isEqualTo("?as_of");
    }

    @ParameterizedTest
    @CsvSource({
        "/rating/explain?as_of=yesterday, ?as_of",
        "/rating/explain?limit=1001, ?limit",
        "/rating/explain?cursor=YQph, ?cursor",
        "/rating/history?step=year, ?step",
        "/rating/history?from=2020-01-01T00:00:00Z, ?from",
        "/ratings?as_of=2026-03-02T12:00:00Z, ?as_of",
        "/rating/stream?as_of=2026-03-02T12:00:00Z, ?as_of",
    })
    void whatCannotBeToldIsRefusedByName(String call, String pointer) {
        // when
        Answer answer = analyst.get(path(call));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void rankingsAndRatingsTellOfThePresentAlone() {
        // when
        Answer ranking = analyst.get(Api.tenant(shop.tenant()) + "/items?as_of=" + NOON);
        Answer rating =
                analyst.get(
                        Api.tenant(shop.tenant())
                                + "/ratings/5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11?as_of="
                                + NOON);

        // then
        assertThat(ranking.status()).isEqualTo(400);
        assertThat(rating.status()).isEqualTo(400);
    }

    private Position write(RatingEvent event, Instant acceptedAt) {
        ProducerRecord<byte[], byte[]> now = log.record(event);
        RecordMetadata written =
                log.append(
                        new ProducerRecord<>(
                                now.topic(),
                                null,
                                acceptedAt.toEpochMilli(),
                                now.key(),
                                now.value()));
        return new Position(Map.of(written.partition(), written.offset()));
    }

    private Answer rating(String query, Position position) {
        return get("/rating" + query, position);
    }

    private Answer get(String call, Position position) {
        String token = RunningService.bean(PositionSeal.class).seal(shop.tenant(), position);
        Answer answer =
                await().atMost(PATIENCE)
                        .until(
                                () -> analyst.get(path(call) + "&after=" + token),
                                it -> it.status() != 425);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private List<JsonNode> explain(String query, int limit, Position position) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/rating/explain?limit=" + limit + query + cursor, position).body();
            assertThat(page.get("events").size()).isLessThanOrEqualTo(limit);
            events.addAll(list(page.get("events")));
            cursor =
                    page.get("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.get("next_cursor").asString();
        } while (!cursor.isEmpty());
        return events;
    }

    private String path(String call) {
        return Api.tenant(shop.tenant()) + "/items/lamp" + call;
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
