package io.starledger.ratings.items;

import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ExtendWith(RunningService.class)
class ItemStreamIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Log log = new Log();
    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aSubscriberIsToldWhatIsThereAndThenEachRevision() {
        // given
        rate("lamp", "ann", 5);
        awaitRevision("lamp", 1);

        // when
        try (StreamClient stream = follow("lamp")) {
            await().atMost(PATIENCE).until(() -> stream.ids().equals(List.of("1-1")));
            rate("lamp", "bob", 3);
            await().atMost(PATIENCE).until(() -> stream.ids().equals(List.of("1-1", "1-2")));
            rate("lamp", "ann", 4);

            // then
            await().atMost(PATIENCE).until(() -> stream.ids().equals(List.of("1-1", "1-2", "1-3")));
            assertThat(stream.opened().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(stream.data().get(1))
                    .contains("\"item_id\":\"lamp\"", "\"count\":2", "\"mean\":4.0");
        }
    }

    @Test
    void whoComesAgainIsToldOnlyWhatIsNew() {
        // given
        rate("lamp", "ann", 5);
        awaitRevision("lamp", 1);

        // when
        try (StreamClient known = follow("lamp", "Last-Event-ID", "1-1");
                StreamClient older = follow("lamp", "Last-Event-ID", "1-0");
                StreamClient otherGeneration = follow("lamp", "Last-Event-ID", "0-7")) {
            known.opened();
            await().atMost(PATIENCE).until(() -> older.ids().equals(List.of("1-1")));
            await().atMost(PATIENCE).until(() -> otherGeneration.ids().equals(List.of("1-1")));
            rate("lamp", "bob", 4);

            // then
            await().atMost(PATIENCE).until(() -> !known.ids().isEmpty());
            assertThat(known.ids()).containsExactly("1-2");
        }
    }

    @Test
    void whoCameJustBeforeAChangeMissesItNever() {
        // given
        int rounds = 20;

        // then
        for (int round = 1; round <= rounds; round++) {
            String item = "item-" + round;
            rate(item, "ann", 4);
            try (StreamClient stream = follow(item)) {
                await().atMost(PATIENCE).until(() -> stream.ids().contains("1-1"));
            }
        }
    }

    @Test
    void nobodyIsToldOfAnotherItemOrTenant() {
        // given
        Events other = Events.ofANewTenant();

        // when
        try (StreamClient stream = follow("lamp")) {
            stream.opened();
            rate("vase", "ann", 1);
            log.append(rated(new Rater(other.item("lamp"), "ann"), 2, NOON));
            await().atMost(PATIENCE)
                    .until(() -> revision(Api.as("analyst", other.tenant()), other, "lamp") == 1);
            awaitRevision("vase", 1);
            rate("lamp", "ann", 3);

            // then
            await().atMost(PATIENCE).until(() -> stream.ids().contains("1-1"));
            assertThat(stream.ids()).containsExactly("1-0", "1-1");
            assertThat(stream.data().getLast()).contains("\"3\":1");
        }
    }

    @Test
    void manyFollowOneItemAndAllLearnHowItEnds() {
        // given
        int subscribers = 200;
        int ratings = 100;
        List<StreamClient> streams =
                Stream.generate(() -> follow("lamp")).limit(subscribers).toList();
        await().atMost(PATIENCE).until(() -> streams.stream().allMatch(StreamClient::isOpen));

        // when
        IntStream.range(0, ratings).forEach(user -> rate("lamp", "user-" + user, 5));

        // then
        String last = "1-" + ratings;
        await().atMost(PATIENCE)
                .until(() -> streams.stream().allMatch(stream -> stream.ids().contains(last)));
        assertThat(streams).allSatisfy(stream -> assertThat(stream.ids()).doesNotHaveDuplicates());
        streams.forEach(StreamClient::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "x-1", "1-"})
    void anIdThatIsNoneIsNamed(String id) {
        // when
        Answer answer = analyst.get(path("lamp"), "Last-Event-ID", id);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/violations/0/pointer").asString()).isEqualTo("Last-Event-ID");
    }

    @Test
    void whoTakesNoEventsIsSentNone() {
        // when
        Answer answer = analyst.get(path("lamp"), "Accept", "application/json");

        // then
        assertThat(answer.status()).isEqualTo(406);
    }

    @Test
    void anotherTenantsStreamIsNotThere() {
        // when
        Answer answer =
                Api.as("analyst", Events.ofANewTenant().tenant())
                        .get(path("lamp"), "Accept", "*/*");

        // then
        assertThat(answer.status()).isEqualTo(404);
    }

    private StreamClient follow(String item, String... headers) {
        return new StreamClient(analyst, path(item), headers);
    }

    private void rate(String item, String user, int score) {
        log.append(rated(new Rater(shop.item(item), user), score, Instant.now()));
    }

    private String path(String item) {
        return Api.tenant(shop.tenant()) + "/items/" + item + "/rating/stream";
    }

    private void awaitRevision(String item, long revision) {
        await().atMost(PATIENCE).until(() -> revision(analyst, shop, item) == revision);
    }

    private static long revision(Api api, Events events, String item) {
        return api.get(Api.tenant(events.tenant()) + "/items/" + item + "/rating")
                .body()
                .path("revision")
                .asLong();
    }
}
