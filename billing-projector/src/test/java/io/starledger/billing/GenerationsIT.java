package io.starledger.billing;

import static io.starledger.billing.OwnBilling.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Billing is rebuilt beside itself, takes over, and goes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GenerationsIT {
    private static final int SOME = 300;
    private static final List<String> TOPOLOGIES = List.of("billing-accounts", "billing-quotas");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private OwnBilling service;
    private BillingLog log;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        service = new OwnBilling(directory);
        service.start("free");
        log = new BillingLog(service.addresses());
        new Told(log).event(tenant, "evt_1", true, null);
        grant("goodwill", 5_000);
        rate(SOME);
        awaitUsed(SOME);
    }

    @AfterEach
    void dropTheOther() {
        Api.Answer last = service.decide("drop");
        assertThat(last.status()).as(last.body().toString()).isIn(200, 409);
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
    }

    @Test
    void theOneThatTakesOverAnswersAsTheOneBeforeItAndCountsNothingTwice() throws Exception {
        // given
        int before = serving();
        long used = used();
        List<JsonNode> answers = answers();
        int built = service.build();

        // when
        service.promote(built, tenant);
        List<JsonNode> after = answers();
        rate(SOME);
        awaitUsed(used + SOME);
        assertThat(service.decide("rollback").status()).isEqualTo(200);
        service.awaitServed(before, tenant);
        long back = used();
        assertThat(service.decide("promote").status()).isEqualTo(200);
        service.awaitServed(built, tenant);

        // then
        assertThat(after).isEqualTo(answers);
        assertThat(back).isEqualTo(used + SOME);
        assertThat(used()).isEqualTo(used + SOME);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(rows(schema(built))).isEqualTo(rows(schema(before))));
    }

    @Test
    void oneThatIsStoppedInTheMiddleGoesOnWhereItWas() throws Exception {
        // given
        int before = serving();
        long used = used();
        rate(20 * SOME);
        int built = service.build();

        // when
        service.stop();
        rate(SOME);
        service.start("free");
        service.promote(built, tenant);

        // then
        awaitUsed(used + 21 * SOME);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(rows(schema(built))).isEqualTo(rows(schema(before))));
    }

    @Test
    void whatIsConfiguredCountsFromTheNextGenerationOn() throws Exception {
        // given
        long monthly = monthly();
        service.stop();
        service.start("starter");
        long same = monthly();

        // when
        int built = service.build();
        service.promote(built, tenant);

        // then
        assertThat(same).isEqualTo(monthly);
        assertThat(monthly()).isEqualTo(1_000_000 + 5_000);
        assertThat(service.decide("rollback").status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> monthly() == monthly);
        service.stop();
        service.start("free");
    }

    @Test
    void whatIsDroppedLeavesNothing() throws Exception {
        // given
        int built = service.build();
        await().atMost(PATIENCE).until(() -> remains(built).size() == 4);

        // when
        Api.Answer dropped = service.decide("drop");

        // then
        assertThat(dropped.status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> remains(built).isEmpty());
        assertThat(service.bean(Admin.class).listTopics().names().get())
                .contains(Topics.QUOTAS.name());
    }

    /** Kinds of what there is of a generation. */
    private Collection<String> remains(int generation) throws Exception {
        Collection<String> found = new TreeSet<>();
        Admin admin = service.bean(Admin.class);
        for (String topology : TOPOLOGIES) {
            if (Files.exists(service.state().resolve(topology + "-g" + generation))) {
                found.add("state");
            }
        }
        for (String topic : admin.listTopics().names().get()) {
            if (topic.endsWith(".g" + generation) || topic.contains("-g" + generation + "-")) {
                found.add("topics");
            }
        }
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.groupId().endsWith("-g" + generation)) {
                found.add("groups");
            }
        }
        if (!service.database()
                .texts(
                        "select 1 from pg_namespace where nspname = '%s'"
                                .formatted(schema(generation)))
                .isEmpty()) {
            found.add("schema");
        }
        return found;
    }

    private static String schema(int generation) {
        return generation == 1 ? "billing" : "billing_g" + generation;
    }

    private int serving() {
        for (JsonNode one : service.operator().get("/ops/projections").body().get("projections")) {
            if (one.get("projection").asString().equals("billing")) {
                return one.get("serving").asInt();
            }
        }
        throw new AssertionError("expected a projection of billing");
    }

    /** What the tenant has in each table, but for what says how it came there. */
    private List<String> rows(String schema) {
        return service.database()
                .texts(
                        """
                        select view || row::text from (
                          select 'accounts' as view, to_jsonb(a) - '{revision,source_offset}'::text[] as row from %1$s.accounts a where tenant_id = '%2$s'
                          union all select 'usage', to_jsonb(u) - '{revision,source_offset}'::text[] from %1$s.usage u where tenant_id = '%2$s'
                          union all select 'hours', to_jsonb(h) - '{source_offset}'::text[] from %1$s.usage_hours h where tenant_id = '%2$s'
                          union all select 'quotas', to_jsonb(q) - '{revision,source_offset}'::text[] from %1$s.quotas q where tenant_id = '%2$s'
                          union all select 'events', to_jsonb(e) from %1$s.stripe_events e where tenant_id = '%2$s') rows
                        order by 1
                        """
                                .formatted(schema, tenant));
    }

    private List<JsonNode> answers() {
        String usage =
                "usage?step=hour&from=%s&to=%s"
                        .formatted(now.minus(2, ChronoUnit.HOURS), now.plusMillis(1));
        return List.of("billing", "quota", usage, "stripe/events").stream()
                .map(call -> service.admin(tenant).get(path(call)).body())
                .map(GenerationsIT::withoutRevision)
                .toList();
    }

    private static JsonNode withoutRevision(JsonNode body) {
        return ((ObjectNode) body).without("revision");
    }

    private long used() {
        return service.admin(tenant).get(path("quota")).body().get("used").asLong();
    }

    private void awaitUsed(long used) {
        await().atMost(PATIENCE).until(() -> used() == used);
    }

    private long monthly() {
        return service.admin(tenant)
                .get(path("quota"))
                .body()
                .at("/limits/ratings_per_month")
                .asLong();
    }

    private String path(String call) {
        return "/v1/tenants/%s/%s".formatted(tenant, call);
    }

    private void grant(String name, long ratings) {
        long before = monthly();
        Api.Answer given =
                service.operator()
                        .send(
                                "PUT",
                                "/ops/tenants/%s/grants/%s?ratings_per_month=%d&until=2099-01-01T00:00:00Z"
                                        .formatted(tenant, name, ratings));
        assertThat(given.status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> monthly() == before + ratings);
    }

    /** Each tenth is there twice. */
    private void rate(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            UUID id = UUID.randomUUID();
            ItemId item = new ItemId("item-" + i % 100);
            for (int copy = i % 10 == 0 ? 2 : 1; copy > 0; copy--) {
                log.append(
                        Topics.RATING_EVENTS,
                        new ItemKey(tenant, item),
                        new RatingEvent(
                                id,
                                tenant.value(),
                                item.value(),
                                "user",
                                new RatingSubmitted(5, now, null, null)),
                        now);
            }
        }
        log.flush();
    }
}
