package io.starledger.ratings.current;

import static io.starledger.ratings.Events.commented;
import static io.starledger.ratings.Events.inChannel;
import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.platform.paging.Cursor;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Database;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

@ExtendWith(RunningService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatingListIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");

    private final Log log = new Log();
    private final Database database = new Database();
    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @Test
    void ratingsInForceAreListedTheNewestFirst() {
        // given
        RatingEvent oldest = rated(rater("book-1", "user-1"), 1, NOON);
        RatingEvent newest =
                inChannel(rated(rater("book-1", "user-2"), 5, NOON.plusSeconds(2)), "web");
        RatingEvent middle = rated(rater("book-1", "user-3"), 3, NOON.plusSeconds(1));
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // when
        log.append(List.of(oldest, newest, middle));
        awaitRevision("book-1", 3);

        // then
        JsonNode ratings = list("book-1", "").get("ratings");
        assertThat(ids(ratings))
                .containsExactly(
                        newest.getEventId().toString(),
                        middle.getEventId().toString(),
                        oldest.getEventId().toString());
        assertThat(ratings.get(0).get("user_id").asString()).isEqualTo("user-2");
        assertThat(ratings.get(0).get("score").asInt()).isEqualTo(5);
        assertThat(ratings.get(0).get("comment").isNull()).isTrue();
        assertThat(ratings.get(0).get("channel").asString()).isEqualTo("web");
        assertThat(ratings.get(1).get("channel").isNull()).isTrue();
        assertThat(Instant.parse(ratings.get(0).get("rated_at").asString()))
                .isEqualTo(NOON.plusSeconds(2));
        assertThat(Instant.parse(ratings.get(0).get("accepted_at").asString()))
                .isBetween(before, Instant.now());
    }

    @Test
    void hiddenRetractedAndReplacedRatingsAreNotListed() {
        // given
        Rater troll = rater("book-2", "troll");
        Rater remorseful = rater("book-2", "remorseful");
        Rater reader = rater("book-2", "reader");

        // when
        log.append(
                List.of(
                        rated(troll, 1, NOON),
                        moderated(troll, ModerationState.HIDDEN),
                        rated(remorseful, 2, NOON),
                        retracted(remorseful),
                        rated(reader, 3, NOON),
                        rated(reader, 4, NOON.plusSeconds(1))));
        awaitRevision("book-2", 6);

        // then
        JsonNode ratings = list("book-2", "").get("ratings");
        assertThat(ratings).hasSize(1);
        assertThat(ratings.get(0).get("score").asInt()).isEqualTo(4);
    }

    @Test
    void aLateRatingsCommentDoesNotReplaceThatOfTheRatingInForce() {
        // given
        Rater reader = rater("book-3", "reader");
        RatingEvent inForce = comment(rated(reader, 5, NOON.plusSeconds(1)), "in force");

        // when
        comment(rated(reader, 1, NOON), "too late");
        log.append(rated(rater("book-3", "another"), 3, NOON));
        awaitRevision("book-3", 2);

        // then
        JsonNode ratings = list("book-3", "?limit=1").get("ratings");
        assertThat(ids(ratings)).containsExactly(inForce.getEventId().toString());
        assertThat(ratings.get(0).get("comment").asString()).isEqualTo("in force");
    }

    @Test
    void aTextThatTheRatingWasNotAcceptedWithIsNotShown() {
        // given
        RatingEvent event = comment(rated(rater("book-6", "reader"), 5, NOON), "as accepted");
        awaitComment("book-6", "as accepted");

        // when
        log.append(keyOf(event), text(event, "another"));

        // then
        await().atMost(PATIENCE).until(() -> commentOn("book-6").isNull());
    }

    @Test
    void anErasedCommentIsGoneAndItsRatingStays() {
        // given
        RatingEvent event = comment(rated(rater("book-4", "reader"), 5, NOON), "erase me");
        awaitComment("book-4", "erase me");

        // when
        log.append(keyOf(event), null);

        // then
        await().atMost(PATIENCE).until(() -> commentOn("book-4").isNull());
        assertThat(ids(list("book-4", "").get("ratings")))
                .containsExactly(event.getEventId().toString());
    }

    @Test
    void pagesShowEveryRatingOnceAlsoWhereManyWereMadeAtOneInstant() {
        // given
        List<RatingEvent> events = new ArrayList<>();
        for (int user = 0; user < 40; user++) {
            events.add(rated(rater("book-5", "user-" + user), 3, NOON.plusSeconds(user / 15)));
        }
        log.append(events);
        awaitRevision("book-5", 40);

        // when
        List<JsonNode> listed = allPages("book-5", 7);

        // then
        assertThat(listed.stream().map(rating -> rating.get("rating_id").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(event -> event.getEventId().toString()).toList());
        assertThat(listed.stream().map(RatingListIT::order))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, user-1",
        "+99999-01-01T00:00:00Z, user-1",
        "2026-03-01T12:00:00Z, a/b"
    })
    void aForgedCursorIsABadRequest(String ratedAt, String user) {
        // when
        Answer answer = analyst.get(path("book-1", "?cursor=" + Cursor.of(ratedAt, user).token()));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                .isEqualTo("?cursor");
    }

    private RatingEvent comment(RatingEvent rated, String text) {
        RatingEvent event = commented(rated, text);
        log.append(keyOf(event), text(event, text));
        log.append(event);
        return event;
    }

    private static RatingComment text(RatingEvent event, String text) {
        return new RatingComment(
                event.getEventId(),
                event.getTenantId(),
                event.getItemId(),
                event.getUserId(),
                text);
    }

    /** Of the newest rating: JSON's null if it shows none, and missing if no rating is listed. */
    private JsonNode commentOn(String item) {
        return list(item, "").at("/ratings/0/comment");
    }

    private void awaitComment(String item, String text) {
        await().atMost(PATIENCE).until(() -> text.equals(commentOn(item).stringValue("")));
    }

    private CommentKey keyOf(RatingEvent event) {
        return new CommentKey(
                new RaterKey(shop.item(event.getItemId()), new UserId(event.getUserId())),
                new RatingId(event.getEventId()));
    }

    private List<JsonNode> allPages(String item, int limit) {
        List<JsonNode> listed = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonNode page =
                    list(item, "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
            page.get("ratings").forEach(listed::add);
            cursor = page.get("next_cursor").isNull() ? null : page.get("next_cursor").asString();
        } while (cursor != null);
        return listed;
    }

    private static String order(JsonNode rating) {
        return Instant.parse(rating.get("rated_at").asString()) + rating.get("user_id").asString();
    }

    private static List<String> ids(JsonNode ratings) {
        return ratings.valueStream().map(rating -> rating.get("rating_id").asString()).toList();
    }

    private JsonNode list(String item, String query) {
        return analyst.get(path(item, query)).body();
    }

    private Rater rater(String item, String user) {
        return new Rater(shop.item(item), user);
    }

    private String path(String item, String query) {
        return Api.tenant(shop.tenant()) + "/items/" + item + "/ratings" + query;
    }

    /** Until the list shows every fact that the item counts: each view has a topic of its own. */
    private void awaitRevision(String item, long revision) {
        await().atMost(PATIENCE).until(() -> database.revision(shop.item(item)) >= revision);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                lastFactIn("ratings.ratings", item)
                                        >= lastFactIn("ratings.items", item));
    }

    private long lastFactIn(String table, String item) {
        return database.number(
                "select coalesce(max(source_offset), -1) from %s where tenant_id = ? and item_id = ?"
                        .formatted(table),
                shop.tenant().value(),
                item);
    }
}
