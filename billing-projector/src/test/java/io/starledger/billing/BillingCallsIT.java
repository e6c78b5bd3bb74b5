package io.starledger.billing;

import static io.starledger.billing.Told.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a tenant is answered about its billing. */
@ExtendWith(RunningBilling.class)
final class BillingCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CALLS =
            List.of("/billing", "/quota", "/usage", "/stripe/events");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final String path = "/v1/tenants/" + tenant;
    private final Api admin = Api.as("tenant-admin", tenant);
    private BillingLog log;
    private Told told;

    @BeforeEach
    void open() {
        log = new BillingLog();
        told = new Told(log);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anAccountIsToldAsItStandsNow() {
        // given
        told.account(account(tenant, "growth", 7));

        // when
        await().atMost(PATIENCE).until(() -> revision("/billing") == 7);
        JsonNode billing = admin.get(path + "/billing").body();

        // then
        assertThat(billing.get("plan").asString()).isEqualTo("growth");
        assertThat(billing.get("status").asString()).isEqualTo("active");
        assertThat(billing.at("/add_ons/more").asInt()).isEqualTo(2);
        assertThat(billing.at("/period/starts_at").asString()).isEqualTo(Told.BEGIN.toString());
        assertThat(billing.at("/scheduled/0/from").asString()).isEqualTo(Told.END.toString());
        assertThat(billing.at("/scheduled/0/plan").asString()).isEqualTo("free");
        assertThat(billing.at("/entitlements/0").asString()).isEqualTo("exports");
        assertThat(billing.at("/suspended_by/0/object_id").asString()).isEqualTo("in_1");
        assertThat(billing.at("/money/0/paid_minor").asLong()).isEqualTo(4_900);
        assertThat(billing.at("/money/0/owed_minor").asLong()).isEqualTo(1_200);
        assertThat(billing.at("/money/0/currency").asString()).isEqualTo("usd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/billing", "/stripe/events"})
    void thePastIsRefusedRatherThanThePresentToldForIt(String call) {
        // when
        Api.Answer answer = admin.get(path + call + "?as_of=2026-11-01T00:00:00Z");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/violations/0/pointer").asString()).isEqualTo("?as_of");
    }

    @Test
    void aQuotaIsToldAsItStandsNow() {
        // given
        told.quota(
                tenant,
                4,
                new QuotaStep(Instant.EPOCH, "starter", false, 10L, 2L, 60L, null, 8L),
                new QuotaStep(Told.END, "free", true, 1L, 1L, 1L, 1L, 0L));

        // when
        await().atMost(PATIENCE).until(() -> revision("/quota") == 4);
        Instant asked = Instant.now();
        JsonNode quota = admin.get(path + "/quota").body();

        // then
        assertThat(quota.get("plan").asString()).isEqualTo("starter");
        assertThat(quota.get("access").asString()).isEqualTo("full");
        assertThat(quota.at("/limits/ratings_per_month").asLong()).isEqualTo(10);
        assertThat(quota.at("/limits/retention_seconds").isNull()).isTrue();
        assertThat(quota.get("used").asLong()).isEqualTo(8);
        assertThat(quota.get("remaining").asLong()).isEqualTo(2);
        assertThat(quota.get("reached_percent").asInt()).isEqualTo(80);
        assertThat(quota.at("/next/from").asString()).isEqualTo(Told.END.toString());
        assertThat(quota.at("/next/access").asString()).isEqualTo("read_only");
        assertThat(Instant.parse(quota.at("/period/ends_at").asString())).isAfter(asked);
    }

    @Test
    void stripesEventsArePagedTheNewestFirst() {
        // given
        List.of("evt_1", "evt_2", "evt_3").forEach(id -> told.event(tenant, id, true, null));
        await().atMost(PATIENCE)
                .until(() -> admin.get(path + "/stripe/events").body().path("events").size() == 3);

        // when
        JsonNode first = admin.get(path + "/stripe/events?limit=2&payload=true").body();
        JsonNode rest =
                admin.get(
                                path
                                        + "/stripe/events?limit=2&cursor="
                                        + first.get("next_cursor").asString())
                        .body();

        // then
        List<String> ids = new ArrayList<>();
        first.get("events").forEach(event -> ids.add(event.get("stripe_event_id").asString()));
        rest.get("events").forEach(event -> ids.add(event.get("stripe_event_id").asString()));
        assertThat(ids).containsExactlyInAnyOrder("evt_1", "evt_2", "evt_3");
        assertThat(first.at("/events/0/payload").asString())
                .isEqualTo(Told.payload(ids.getFirst()));
        assertThat(rest.at("/events/0/payload").isNull()).isTrue();
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void whoNeverBoughtAnythingHasTheDefaultPlan() {
        // when
        JsonNode billing = admin.get(path + "/billing").body();
        JsonNode quota = admin.get(path + "/quota").body();
        JsonNode usage = admin.get(path + "/usage").body();

        // then
        assertThat(billing.get("plan").asString()).isEqualTo("free");
        assertThat(billing.get("status").asString()).isEqualTo("none");
        assertThat(billing.get("money")).isEmpty();
        assertThat(billing.get("revision").asLong()).isZero();
        assertThat(quota.get("plan").asString()).isEqualTo("free");
        assertThat(quota.get("used").asLong()).isZero();
        assertThat(quota.get("remaining").asLong())
                .isPositive()
                .isEqualTo(quota.at("/limits/ratings_per_month").asLong());
        assertThat(usage.get("points")).isEmpty();
    }

    @Test
    void whatIsKnownAlreadyIsNotAnsweredAgain() {
        // given
        told.account(account(tenant, "growth", 7));
        await().atMost(PATIENCE).until(() -> revision("/billing") == 7);
        String tag =
                admin.get(path + "/billing").response().headers().firstValue("ETag").orElseThrow();

        // when
        Api.Answer same = admin.get(path + "/billing", "If-None-Match", tag);
        told.account(account(tenant, "growth", 8));
        await().atMost(PATIENCE).until(() -> revision("/billing") == 8);
        Api.Answer changed = admin.get(path + "/billing", "If-None-Match", tag);

        // then
        assertThat(tag).startsWith("\"1-7-");
        assertThat(same.status()).isEqualTo(304);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void othersAreRefused() {
        for (String call : CALLS) {
            assertThat(admin.get(path + call).status()).as(call).isEqualTo(200);
            assertThat(Api.operator().get(path + call).status()).as(call).isEqualTo(200);
            assertThat(Api.as("analyst", tenant).get(path + call).status()).as(call).isEqualTo(403);
            assertThat(Api.as("producer", tenant).get(path + call).status())
                    .as(call)
                    .isEqualTo(403);
            assertThat(
                            Api.as("tenant-admin", new TenantId(UUID.randomUUID()))
                                    .get(path + call)
                                    .status())
                    .as(call)
                    .isEqualTo(404);
        }
    }

    @Test
    void everythingWrongIsNamed() {
        // when
        JsonNode events = admin.get(path + "/stripe/events?limit=0&cursor=x&payload=1").body();
        JsonNode many = admin.get(path + "/stripe/events?limit=11&payload=true").body();

        // then
        assertThat(pointers(events)).containsExactly("?limit", "?cursor", "?payload");
        assertThat(pointers(many)).containsExactly("?limit");
    }

    private static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.get("violations").forEach(it -> pointers.add(it.get("pointer").asString()));
        return pointers;
    }

    private long revision(String call) {
        return admin.get(path + call).body().path("revision").asLong();
    }
}
