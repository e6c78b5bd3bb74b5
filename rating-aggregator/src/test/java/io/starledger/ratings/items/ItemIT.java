package io.starledger.ratings.items;

import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Database;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

@ExtendWith(RunningService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemIT {
    private final Log log = new Log();
    private final Database database = new Database();
    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeAll
    void threeUsersRateABook() {
        log.append(
                List.of(
                        rated(reader(1), 5, now),
                        rated(reader(2), 5, now),
                        rated(reader(3), 3, now)));
        awaitRevision("book-1", 3);
    }

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @Test
    void anItemIsAnsweredWithAllThatDerivesFromItsHistogram() {
        // when
        Answer answer = analyst.get(path("book-1"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("item_id").asString()).isEqualTo("book-1");
        assertThat(answer.body().get("count").asLong()).isEqualTo(3);
        assertThat(answer.body().get("mean").asDouble()).isEqualTo(13.0 / 3);
        assertThat(answer.body().get("histogram").toString())
                .isEqualTo("{\"1\":0,\"2\":0,\"3\":1,\"4\":0,\"5\":2}");
        assertThat(answer.body().get("bayesian_mean").asDouble()).isEqualTo(43.0 / 13);
        assertThat(answer.body().get("wilson_lower_bound").asDouble())
                .isCloseTo(0.2077, within(0.00005));
        assertThat(answer.body().get("revision").asLong()).isEqualTo(3);
        assertThat(Instant.parse(answer.body().get("updated_at").asString()))
                .isBetween(now.minusSeconds(1), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rating", "/ratings"})
    void aHeadRequestIsAnsweredAsAGetWithoutItsBody(String what) {
        // given
        String path = Api.tenant(shop.tenant()) + "/items/book-1" + what;

        // when
        Answer head = analyst.send("HEAD", path);

        // then
        Answer get = analyst.get(path);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body().isEmpty()).isTrue();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    }

    @Test
    void anItemNobodyRatedHasCountZeroAndNulls() {
        // when
        Answer answer = analyst.get(path("never-rated"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"item_id\":\"never-rated\",\"count\":0,\"mean\":null,"
                                + "\"histogram\":{\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0},"
                                + "\"bayesian_mean\":null,\"wilson_lower_bound\":null,"
                                + "\"revision\":0,\"updated_at\":null}");
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1-3\"", "W/\"1-3\"", "\"1-1\", \"1-3\""})
    void whoKnowsTheRevisionIsAnsweredNotModified(String known) {
        // when
        Answer answer = analyst.get(path("book-1"), "If-None-Match", known);

        // then
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-3\"");
    }

    @Test
    void whoKnowsAnotherRevisionIsAnsweredTheItem() {
        // when
        Answer answer = analyst.get(path("book-1"), "If-None-Match", "\"1-2\"");

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1-3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book-1;x", "book-1%3Bx", "%20", "a%2Fb"})
    void noOtherItemIsAnsweredForAnIdOutOfItsAlphabet(String id) {
        assertThat(analyst.get(path(id)).status()).isEqualTo(400);
        assertThat(analyst.get(path(id) + "s").status()).isEqualTo(400);
    }

    @Test
    void aRatingPostedTwiceIsCountedOnce() {
        // given
        RatingEvent event = rated(new Rater(shop.item("book-2"), "user-1"), 4, now);

        // when
        log.append(List.of(event, event, rated(new Rater(shop.item("book-2"), "user-2"), 2, now)));

        // then
        awaitRevision("book-2", 2);
        assertThat(count("book-2")).isEqualTo(2);
    }

    @Test
    void replacingRetractingAndHidingAreSeenInTheCount() {
        // given
        Rater reader = new Rater(shop.item("book-3"), "user-1");
        Rater troll = new Rater(shop.item("book-3"), "user-2");
        log.append(List.of(rated(reader, 5, now), rated(troll, 1, now)));

        // when
        log.append(rated(reader, 4, now.plusMillis(1)));
        log.append(moderated(troll, ModerationState.HIDDEN));
        awaitRevision("book-3", 4);
        Answer hidden = analyst.get(path("book-3"));
        log.append(List.of(retracted(reader), moderated(troll, ModerationState.VISIBLE)));
        awaitRevision("book-3", 6);
        Answer retracted = analyst.get(path("book-3"));

        // then
        assertThat(hidden.body().get("histogram").toString())
                .isEqualTo("{\"1\":0,\"2\":0,\"3\":0,\"4\":1,\"5\":0}");
        assertThat(retracted.body().get("histogram").toString())
                .isEqualTo("{\"1\":1,\"2\":0,\"3\":0,\"4\":0,\"5\":0}");
    }

    private Rater reader(int number) {
        return new Rater(shop.item("book-1"), "user-" + number);
    }

    private String path(String item) {
        return Api.tenant(shop.tenant()) + "/items/" + item + "/rating";
    }

    private long count(String item) {
        return analyst.get(path(item)).body().get("count").asLong();
    }

    private void awaitRevision(String item, long revision) {
        await().atMost(PATIENCE)
                .until(() -> analyst.get(path(item)).body().path("revision").asLong() >= revision);
        await().atMost(PATIENCE).until(() -> database.revision(shop.item(item)) >= revision);
    }
}
