package io.starledger.ratings.generation;

import static io.starledger.ratings.Events.commented;
import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Database;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

@ExtendWith(RunningService.class)
final class ComparisonIT {
    private static final String RATINGS = "/ops/projections/ratings";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int ITEMS = 20;

    private final Api operator = Api.as(TokenClaims.of("platform-admin"));
    private final Operator decisions = new Operator(operator);
    private final Events shop = Events.ofANewTenant();
    private final Events otherShop = Events.ofANewTenant();
    private final AtomicInteger turn = new AtomicInteger();
    private int changed;
    @AutoClose private final Database database = new Database();
    @AutoClose private final Log log = new Log();

    @AfterEach
    void theFirstGenerationServesAlone() {
        operator.send("POST", RATINGS + "/rollback");
        operator.send("POST", RATINGS + "/drop");
        add(-changed, "item-1");
    }

    @Test
    void aRebuildEqualsWhatServesWhileOthersWrite() {
        // given
        append(shop, 200);
        append(otherShop, 100);

        // when
        assertThat(operator.send("POST", RATINGS + "/start").status()).isEqualTo(200);
        JsonNode found;
        try (SteadyWriter _ = new SteadyWriter(() -> append(shop, 2))) {
            found = decisions.compare();
        }

        // then
        assertThat(found.path("differences").asLong()).as("%s", found).isZero();
        assertThat(found.path("digest")).isEqualTo(found.path("serving_digest"));
        assertThat(rowsOf(found, "items")).isGreaterThanOrEqualTo(2 * ITEMS);
        assertThat(rowsOf(found, "ratings")).isGreaterThanOrEqualTo(2 * ITEMS);
        assertThat(rowsOf(found, "facts")).isGreaterThanOrEqualTo(300);
        assertThat(rowsOf(found, "standings")).isGreaterThanOrEqualTo(300);
        assertThat(rowsOf(found, "changes")).isGreaterThanOrEqualTo(300);
        assertThat(operator.send("POST", RATINGS + "/promote").status()).isEqualTo(200);
    }

    @Test
    void aRowChangedByHandIsNamedAndRightAgainOnceItsDifferenceIsAccepted() {
        // given
        append(shop, 100);
        append(otherShop, 100);
        operator.send("POST", RATINGS + "/start");
        assertThat(decisions.compare().path("differences").asLong()).isZero();
        String lamp = "item-1";
        long exact = count(lamp);
        assertThat(exact).isPositive();

        // when
        changed = 7;
        assertThat(add(changed, lamp)).isEqualTo(1);
        JsonNode found = decisions.compare();

        // then
        assertThat(found.path("differences").asLong()).as("%s", found).isEqualTo(1);
        JsonNode row = found.path("rows").get(0);
        assertThat(row.path("tenant_id").asString()).isEqualTo(shop.tenant().toString());
        assertThat(row.path("view").asString()).isEqualTo("items");
        assertThat(row.path("key").asString()).isEqualTo("[\"%s\"]", lamp);
        assertThat(row.path("serving").asString()).isNotEqualTo(row.path("built").asString());
        assertThat(found.path("digest")).isNotEqualTo(found.path("serving_digest"));
        Answer refused = operator.send("POST", RATINGS + "/promote");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asString()).contains("1 rows differ");

        // when
        Answer accepted =
                operator.send("POST", RATINGS + "/promote?accept_difference=changed%20by%20hand");

        // then
        assertThat(accepted.status()).isEqualTo(200);
        int serving = accepted.body().path("serving").asInt();
        await().atMost(RunningService.PATIENCE)
                .until(() -> entityTag(lamp).startsWith("\"" + serving + "-"));
        assertThat(count(lamp)).isEqualTo(exact);
        assertThat(generation(accepted.body(), serving).path("accepted_difference").asString())
                .isEqualTo("changed by hand");
    }

    @Test
    void whatServesAloneIsHeldAgainstNothing() {
        // when
        Answer answer = operator.send("POST", RATINGS + "/compare");

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("detail").asString()).contains("serves is alone");
    }

    private int add(int ratings, String item) {
        return database.update(
                "update ratings.items set count_3 = count_3 + ? where tenant_id = ? and item_id ="
                        + " ?",
                ratings,
                shop.tenant().value(),
                item);
    }

    private void append(Events tenant, int events) {
        List<RatingEvent> facts = new ArrayList<>();
        for (int more = 0; more < events; more++) {
            int i = turn.getAndIncrement();
            Rater rater = new Rater(tenant.item("item-" + i % ITEMS), "user-" + i % 37);
            facts.add(
                    switch (i % 11) {
                        case 3 -> retracted(rater);
                        case 5 -> moderated(rater, ModerationState.HIDDEN);
                        case 7 -> commented(rated(rater, 5, NOON.plusSeconds(i % 50)), "fine");
                        default -> rated(rater, i % 5 + 1, NOON.plusSeconds(i % 50));
                    });
        }
        log.append(facts);
    }

    private long count(String item) {
        return reader(item).body().path("count").asLong();
    }

    private String entityTag(String item) {
        return reader(item).headers().firstValue("ETag").orElse("");
    }

    private Answer reader(String item) {
        return Api.as("analyst", shop.tenant())
                .get(Api.tenant(shop.tenant()) + "/items/" + item + "/rating");
    }

    private static long rowsOf(JsonNode found, String view) {
        return StreamSupport.stream(found.path("views").spliterator(), false)
                .filter(it -> it.path("view").asString().equals(view))
                .mapToLong(it -> it.path("rows").asLong())
                .sum();
    }

    private static JsonNode generation(JsonNode projection, int number) {
        return StreamSupport.stream(projection.path("generations").spliterator(), false)
                .filter(it -> it.path("generation").asInt() == number)
                .findFirst()
                .orElseThrow();
    }
}
