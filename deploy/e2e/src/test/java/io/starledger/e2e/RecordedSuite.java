package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;

/** What an earlier build has written is read by this one, and goes on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RecordedSuite {
    private final PlatformUnderTest platform;
    private final Tenant tenant;

    RecordedSuite(PlatformUnderTest platform) {
        this.platform = platform;
        this.tenant = new Tenant(platform, RecordedData.TENANT);
    }

    @Test
    @Order(1)
    void whatWasRatedIsServedAsItWas() throws Exception {
        // when
        tenant.awaitHistogram("lamp", new Histogram(0, 0, 0, 1, 1));
        tenant.awaitHistogram("vase", new Histogram(0, 0, 0, 1, 0));

        // then
        assertThat(tenant.item("lamp").get("revision").asInt()).isEqualTo(3);
        assertThat(tenant.item("vase").get("revision").asInt()).isEqualTo(5);
        JsonNode ratings = tenant.ask("items/lamp/ratings").body().get("ratings");
        assertThat(ratings.findValuesAsString("user_id")).containsExactly("ann", "bob");
        assertThat(ratings.get(1).get("comment").asString()).isEqualTo("Bright.");
        assertThat(ratings.get(1).get("channel").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void whatIsRatedNowIsFoldedIntoWhatStoodThen() throws Exception {
        // given
        Rating late = new Rating("ann", "lamp", 3);
        Rating newest = new Rating("ann", "lamp", 1);

        // when
        tenant.rate(late, "late", Map.of("rated_at", "2026-01-15T10:00:00Z", "channel", "web"));
        tenant.rate(newest, "newest", Map.of("rated_at", "2026-03-01T10:00:00Z", "channel", "app"));

        // then
        tenant.awaitHistogram("lamp", new Histogram(1, 0, 0, 0, 1));
        assertThat(tenant.item("lamp").get("revision").asInt()).isEqualTo(4);
        await("ann's rating in the list")
                .atMost(Duration.ofSeconds(20))
                .until(() -> channelOfTheNewest().equals("app"));
        new Commands(platform).verify();
    }

    private String channelOfTheNewest() throws Exception {
        return tenant.ask("items/lamp/ratings")
                .body()
                .get("ratings")
                .get(0)
                .get("channel")
                .asString("");
    }
}
