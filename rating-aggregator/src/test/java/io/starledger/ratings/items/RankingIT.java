package io.starledger.ratings.items;

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
import io.starledger.schemas.avro.RatingEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

@ExtendWith(RunningService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingIT {
    private static final int ITEMS = 150;
    private static final int MOST_RATINGS = 4;
    private static final int PAGE = 7;

    private final Log log = new Log();
    private final Database database = new Database();
    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());
    private final Map<String, Long> counts = new HashMap<>();

    /** Few ratings each, so that many items have equal values in each order. */
    @BeforeAll
    void usersRateItems() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of the ranking: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<RatingEvent> events = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            String id = "item-" + item + (item % 2 == 0 ? "" : ":Z");
            long ratings = random.nextInt(1, MOST_RATINGS + 1);
            counts.put(id, ratings);
            for (int user = 0; user < ratings; user++) {
                Rater rater = new Rater(shop.item(id), "user-" + user);
                events.add(Events.rated(rater, random.nextInt(1, 6), Instant.now()));
            }
        }
        Rater remorseful = new Rater(shop.item("retracted"), "user-1");
        events.add(Events.rated(remorseful, 5, Instant.now()));
        events.add(Events.retracted(remorseful));
        log.append(events);
        awaitRatings();
    }

    /**
     * In this order: before it is gone, the retracted one could stand in for one that is missing.
     */
    private void awaitRatings() {
        long all = counts.values().stream().mapToLong(n -> n).sum();
        await().atMost(PATIENCE).until(() -> database.revision(shop.item("retracted")) == 2);
        await().atMost(PATIENCE).until(() -> ratings() == all);
    }

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void pagesShowEveryItemOnceInTheOrderAskedFor(RankingOrder order) {
        // when
        List<JsonNode> ranked = allPages(order, PAGE);

        // then
        assertThat(ranked).hasSize(ITEMS);
        Map<String, Long> shown = new HashMap<>();
        ranked.forEach(item -> shown.put(id(item), item.get("count").asLong()));
        assertThat(shown).isEqualTo(counts);
        assertThat(ranked)
                .isSortedAccordingTo(
                        Comparator.comparing(valueBy(order))
                                .thenComparing(RankingIT::id)
                                .reversed());
    }

    @Test
    void aPageOfAllIsTheSameRanking() {
        // when
        Answer all = analyst.get(path("?order=wilson&limit=1000"));

        // then
        assertThat(all.body().get("items").valueStream().toList())
                .isEqualTo(allPages(RankingOrder.WILSON, PAGE));
        assertThat(all.body().get("next_cursor").isNull()).isTrue();
    }

    @Test
    void withoutParametersItIsTheFirstTwentyByBayesianMean() {
        // when
        Answer first = analyst.get(path(""));

        // then
        assertThat(first.body().get("items").valueStream().toList())
                .isEqualTo(allPages(RankingOrder.BAYESIAN, PAGE).subList(0, 20));
    }

    @Test
    void anotherTenantsRankingIsEmpty() {
        // given
        Events other = Events.ofANewTenant();

        // when
        Answer answer =
                Api.as("analyst", other.tenant()).get(Api.tenant(other.tenant()) + "/items");

        // then
        assertThat(answer.body().toString()).isEqualTo("{\"items\":[],\"next_cursor\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, ?limit",
        "limit=1001, ?limit",
        "limit=ten, ?limit",
        "order=best, ?order",
        "cursor=nonsense, ?cursor",
        "cursor=%00, ?cursor"
    })
    void aBadParameterIsNamed(String parameter, String pointer) {
        // when
        Answer answer = analyst.get(path("?" + parameter));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("type").asString())
                .isEqualTo("urn:starledger:problem:invalid-request");
        assertThat(
                        answer.body()
                                .get("violations")
                                .valueStream()
                                .map(v -> v.get("pointer").asString()))
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "count, count, many, item-1",
        "count, mean, 3.5, item-1",
        "count, count, 99999999999999999999, item-1",
        "mean, mean, NaN, item-1",
        "updated, updated, 0000-01-01T00:00:00Z, item-1",
        "updated, updated, +99999-01-01T00:00:00Z, item-1",
        "count, count, 3, no/item"
    })
    void aForgedCursorIsABadRequest(String order, String made, String value, String item) {
        // given
        String token = Cursor.of(made, value, item).token();

        // when
        Answer answer = analyst.get(path("?order=" + order + "&cursor=" + token));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                .isEqualTo("?cursor");
    }

    private List<JsonNode> allPages(RankingOrder order, int limit) {
        List<JsonNode> ranked = new ArrayList<>();
        String query = "?order=" + order.parameter() + "&limit=" + limit;
        for (String onward = ""; ; ) {
            JsonNode page = analyst.get(path(query + onward)).body();
            page.get("items").forEach(ranked::add);
            if (page.get("next_cursor").isNull()) {
                return ranked;
            }
            onward = "&cursor=" + page.get("next_cursor").asString();
        }
    }

    /** As a number, whatever it is. */
    private static Function<JsonNode, Double> valueBy(RankingOrder order) {
        return item ->
                switch (order) {
                    case COUNT -> item.get("count").asDouble();
                    case MEAN -> item.get("mean").asDouble();
                    case BAYESIAN -> item.get("bayesian_mean").asDouble();
                    case WILSON -> item.get("wilson_lower_bound").asDouble();
                    case UPDATED ->
                            (double)
                                    Instant.parse(item.get("updated_at").asString()).toEpochMilli();
                };
    }

    private static String id(JsonNode item) {
        return item.get("item_id").asString();
    }

    private long ratings() {
        return database.number(
                "select coalesce(sum(rating_count), 0) from ratings.items where tenant_id = ?",
                shop.tenant().value());
    }

    private String path(String query) {
        return Api.tenant(shop.tenant()) + "/items" + query;
    }
}
