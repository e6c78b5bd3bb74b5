package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a tenant is answered about its quota and use as of an instant. */
@ExtendWith(RunningBilling.class)
final class PastCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant BEGIN = LinkedEvents.BEGIN;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api admin = Api.as("tenant-admin", tenant);
    private BillingLog log;

    @BeforeEach
    void open() {
        log = new BillingLog();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatIsLearnedLateDecidesFromWhenItWasKnown() throws Exception {
        // given
        rate(BEGIN.minusSeconds(1));
        rate(BEGIN.plusSeconds(10));
        tell(LinkedEvents.bought(tenant, 100, "price_growth"), 100);
        await().atMost(PATIENCE).until(() -> plan(200).equals("growth"));
        tell(LinkedEvents.bought(tenant, 1, "price_starter"), 50);
        rate(BEGIN.plusSeconds(70));
        log.flush();

        // when
        await().atMost(PATIENCE).until(() -> plan(60).equals("starter"));
        await().atMost(PATIENCE).until(() -> quota(200).get("used").asLong() == 2);

        // then
        assertThat(quota(49).get("plan").asString()).isEqualTo("free");
        assertThat(quota(49).at("/period/starts_at").asString()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(quota(49).get("used").asLong()).isEqualTo(2);
        assertThat(quota(50).at("/period/starts_at").asString()).isEqualTo(BEGIN.toString());
        assertThat(quota(50).get("used").asLong()).isEqualTo(1);
        assertThat(quota(99).get("remaining").asLong()).isEqualTo(1_000_000 - 2);
        assertThat(quota(100).get("plan").asString()).isEqualTo("growth");
        assertThat(quota(100).get("status").asString()).isEqualTo("active");
        assertThat(quota(100).get("as_of").asString()).isEqualTo(at(100).toString());
        assertThat(get("/quota", at(100)).response().headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void aGrantCountsAsOfWhenItWasGivenAndNoLongerThanItLasts() throws Exception {
        // given
        GivenLimits given = new GivenLimits(7L, 0L, 0L, 0L, at(0), at(300));
        log.append(
                Topics.GRANTS,
                new TenantKey(tenant),
                new GrantDecision(tenant.value(), "goodwill", given, "ann", at(200)),
                at(200));
        log.flush();

        // when
        await().atMost(PATIENCE).until(() -> monthly(200) == 10_007);

        // then
        assertThat(monthly(199)).isEqualTo(10_000);
        assertThat(monthly(299)).isEqualTo(10_007);
        assertThat(quota(299).at("/next/from").asString()).isEqualTo(at(300).toString());
        assertThat(monthly(300)).isEqualTo(10_000);
    }

    @Test
    void useIsToldUpToTheInstantItself() throws Exception {
        // given
        Instant noon = Instant.parse("2026-03-11T12:00:00.250Z");
        rate(noon);
        rate(noon.plusMillis(1));
        log.flush();

        // when
        String usage = "/usage?step=hour&from=2026-03-11T11:00:00Z";
        await().atMost(PATIENCE)
                .until(() -> ratings(usage, noon.plusMillis(1)).equals(List.of(0L, 2L)));

        // then
        assertThat(ratings(usage, noon)).containsExactly(0L, 1L);
        assertThat(ratings(usage, noon.minusMillis(1))).containsExactly(0L, 0L);
        assertThat(ratings("/usage?step=day&from=2026-03-11T11:00:00Z", noon)).containsExactly(1L);
        assertThat(ratings("/usage", noon)).containsExactly(1L);
        assertThat(ratings("/usage", noon.minusMillis(1))).isEmpty();
    }

    @Test
    void aTenantOfWhomNothingIsKnownHadTheDefaultPlan() {
        // when
        JsonNode quota = quota(0);

        // then
        assertThat(quota.get("plan").asString()).isEqualTo("free");
        assertThat(quota.get("used").asLong()).isZero();
        assertThat(quota.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/quota?as_of=yesterday, ?as_of, 'expected an instant such as 2026-11-01T00:00:00Z but was"
                + " another'",
        "/usage?as_of=yesterday, ?as_of, 'expected an instant such as 2026-11-01T00:00:00Z but was"
                + " another'",
        "/quota?as_of=9000-01-01T00:00:00Z, ?as_of, 'expected an instant that is not after '",
        "/usage?as_of=9000-01-01T00:00:00Z, ?as_of, 'expected an instant that is not after '",
        "/usage?as_of=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z, ?to, 'expected an instant that"
                + " is not after as_of but was 2026-03-02T00:00:00Z'",
    })
    void whatCannotBeToldIsNamed(String call, String pointer, String detail) {
        // when
        Api.Answer answer = admin.get("/v1/tenants/" + tenant + call);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/violations/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.body().at("/violations/0/detail").asString()).startsWith(detail);
    }

    @Test
    void nobodyElsesPastIsTold() {
        // given
        TenantId other = new TenantId(UUID.randomUUID());

        // when
        Api.Answer foreign = admin.get("/v1/tenants/%s/quota?as_of=%s".formatted(other, BEGIN));
        Api.Answer producer =
                Api.as("producer", tenant)
                        .get("/v1/tenants/%s/usage?as_of=%s".formatted(tenant, BEGIN));

        // then
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(producer.status()).isEqualTo(403);
    }

    private void tell(TenantStripeEvent event, long receivedAfter) throws Exception {
        Instant receivedAt = at(receivedAfter);
        log.append(
                Topics.STRIPE_EVENTS,
                new TenantKey(tenant),
                TenantStripeEvent.newBuilder(event).setReceivedAt(receivedAt).build(),
                receivedAt);
        log.flush();
    }

    private void rate(Instant acceptedAt) {
        log.append(
                Topics.RATING_EVENTS,
                new ItemKey(tenant, new ItemId("book")),
                new RatingEvent(
                        UUID.randomUUID(),
                        tenant.value(),
                        "book",
                        "user",
                        new RatingSubmitted(5, acceptedAt, null, null)),
                acceptedAt);
    }

    private List<Long> ratings(String call, Instant asOf) {
        return get(call, asOf)
                .body()
                .get("points")
                .valueStream()
                .map(it -> it.get("ratings").asLong())
                .toList();
    }

    private long monthly(long second) {
        return quota(second).at("/limits/ratings_per_month").asLong();
    }

    private String plan(long second) {
        return quota(second).get("plan").asString();
    }

    private JsonNode quota(long second) {
        return get("/quota", at(second)).body();
    }

    private Api.Answer get(String call, Instant asOf) {
        return admin.get(
                "/v1/tenants/%s%s%sas_of=%s"
                        .formatted(tenant, call, call.contains("?") ? "&" : "?", asOf));
    }

    private static Instant at(long second) {
        return BEGIN.plusSeconds(second);
    }
}
