package io.starledger.billing;

import static io.starledger.billing.Told.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.GrantedLimits;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What operators give on top of a plan. */
@ExtendWith(RunningBilling.class)
final class GrantsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api operator = Api.operator();
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
    void whatIsGivenCountsUntilItIsTakenBack() {
        // given
        String grant = "/ops/tenants/%s/grants/goodwill".formatted(tenant);
        String until = "2099-01-01T00:00:00Z";
        long before = monthly(tenant);

        // when
        Api.Answer given = operator.send("PUT", grant + "?ratings_per_month=5000&until=" + until);

        // then
        assertThat(given.status()).isEqualTo(202);
        assertThat(given.body().get("ratings_per_month").asLong()).isEqualTo(5_000);
        await().atMost(PATIENCE).until(() -> monthly(tenant) == before + 5_000);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                shown(tenant)
                                        .at("/billing/grants/0/ends_at")
                                        .asString()
                                        .equals(until));
        assertThat(audited(tenant)).contains("PUT /ops/tenants/{tenantId}/grants/{grantId}");
        assertThat(operator.send("DELETE", grant).status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> monthly(tenant) == before);
        await().atMost(PATIENCE)
                .until(() -> shown(tenant).at("/billing/grants").toString().equals("[]"));
    }

    @Test
    void whatCannotBeGivenIsNamed() {
        // given
        String grants = "/ops/tenants/%s/grants/".formatted(tenant);

        // when
        JsonNode all =
                operator.send(
                                "PUT",
                                grants
                                        + "a%20b?from=x&until=y&ratings_per_month=-1&retention_seconds=1d")
                        .body();
        JsonNode nothing = operator.send("PUT", grants + "g?until=2099-01-01T00:00:00Z").body();
        JsonNode over =
                operator.send("PUT", grants + "g?until=2020-01-01T00:00:00Z&ratings_per_second=1")
                        .body();
        JsonNode forEver = operator.send("PUT", grants + "g?ratings_per_second=1").body();

        // then
        assertThat(pointers(all))
                .containsExactly(
                        "grantId", "?from", "?until", "?ratings_per_month", "?retention_seconds");
        assertThat(pointers(nothing)).containsExactly("?ratings_per_month");
        assertThat(pointers(over)).containsExactly("?until");
        assertThat(pointers(forEver)).containsExactly("?until");
    }

    @Test
    void noMoreIsGivenThanCanStand() {
        // given
        told.account(
                TenantBilling.newBuilder(account(tenant, "growth", 1))
                        .setGrants(
                                IntStream.range(0, 64)
                                        .mapToObj(
                                                it ->
                                                        new GrantedLimits(
                                                                "g-" + it,
                                                                1L,
                                                                0L,
                                                                0L,
                                                                0L,
                                                                Told.BEGIN,
                                                                Told.END))
                                        .toList())
                        .build());
        await().atMost(PATIENCE).until(() -> shown(tenant).at("/billing/grants").size() == 64);
        String query = "?until=2099-01-01T00:00:00Z&ratings_per_second=1";

        // when
        Api.Answer another =
                operator.send("PUT", "/ops/tenants/%s/grants/g-64".formatted(tenant) + query);
        Api.Answer again =
                operator.send("PUT", "/ops/tenants/%s/grants/g-63".formatted(tenant) + query);

        // then
        assertThat(another.status()).isEqualTo(400);
        assertThat(pointers(another.body())).containsExactly("grantId");
        assertThat(again.status()).isEqualTo(202);
    }

    @Test
    void nobodyElseMayGive() {
        assertThat(
                        Api.as("tenant-admin", tenant)
                                .send("PUT", "/ops/tenants/%s/grants/g".formatted(tenant))
                                .status())
                .isEqualTo(403);
        assertThat(
                        Api.as("tenant-admin", tenant)
                                .send("DELETE", "/ops/tenants/%s/grants/g".formatted(tenant))
                                .status())
                .isEqualTo(403);
    }

    private static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.get("violations").forEach(it -> pointers.add(it.get("pointer").asString()));
        return pointers;
    }

    private long monthly(TenantId of) {
        return shown(of).at("/quota/limits/ratings_per_month").asLong();
    }

    private JsonNode shown(TenantId of) {
        return operator.get("/ops/tenants/" + of).body();
    }

    private List<String> audited(TenantId of) {
        return log.read(Topics.AUDIT_EVENTS).getOrDefault(new TenantKey(of), List.of()).stream()
                .map(AuditEvent::getAction)
                .toList();
    }
}
