package io.starledger.billing;

import static io.starledger.billing.Told.account;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What operators are answered, and what their calls do. */
@ExtendWith(RunningBilling.class)
final class OperatorsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private final String customer = "cus_" + tenant;
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
    void allTenantsAreListedPageByPage() {
        // given
        told.account(account(tenant, "growth", 1));
        told.account(account(other, "starter", 1));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> all().containsAll(List.of(tenant, other)));

        // when
        List<TenantId> listed = all();

        // then
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed).extracting(TenantId::toString).isSorted();
    }

    @Test
    void oneTenantIsShownWithItsCustomers() {
        // given
        told.account(account(tenant, "growth", 3));
        told.link(CustomerKey.parse("acct_platform/" + customer), tenant);

        // when
        await().atMost(PATIENCE).until(() -> shown(tenant).path("customers").size() == 1);
        await().atMost(PATIENCE).until(() -> shown(tenant).at("/billing/revision").asLong() == 3);
        JsonNode shown = shown(tenant);

        // then
        assertThat(shown.at("/billing/plan").asString()).isEqualTo("growth");
        assertThat(shown.at("/customers/0/customer").asString()).isEqualTo(customer);
        assertThat(shown.at("/customers/0/reference").asString()).isEqualTo("ann");
    }

    @Test
    void whatWaitsIsListedUntilItsLinkIsMade() {
        // given
        deliver();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> parked() == 1);

        // when
        Api.Answer linked = operator.send("PUT", link(tenant));

        // then
        assertThat(linked.status()).isEqualTo(202);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> parked() == 0);
        await().atMost(PATIENCE)
                .until(() -> shown(tenant).at("/billing/plan").asString().equals("growth"));
    }

    @Test
    void aCustomerIsMovedOnlyByWhoNamesWhoseItWas() {
        // given
        operator.send("PUT", link(tenant));
        await().atMost(PATIENCE).until(() -> shown(tenant).path("customers").size() == 1);

        // when
        Api.Answer refused = operator.send("PUT", link(other));
        Api.Answer moved = operator.send("PUT", link(other) + "?from=" + tenant);

        // then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asString()).endsWith("customer-linked");
        assertThat(moved.status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> shown(other).path("customers").size() == 1);
        assertThat(shown(tenant).get("customers")).isEmpty();
        assertThat(audited(tenant))
                .contains("PUT /ops/tenants/{tenantId}/customers/{account}/{customer}");
        assertThat(audited(other))
                .contains("PUT /ops/tenants/{tenantId}/customers/{account}/{customer}");
    }

    @Test
    void aLinkIsEndedByWhoNamesItsTenant() {
        // given
        operator.send("PUT", link(tenant));
        await().atMost(PATIENCE).until(() -> shown(tenant).path("customers").size() == 1);

        // when
        Api.Answer foreign = operator.send("DELETE", link(other));
        Api.Answer own = operator.send("DELETE", link(tenant));

        // then
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(own.status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> shown(tenant).at("/customers").toString().equals("[]"));
        assertThat(operator.send("DELETE", link(tenant)).status()).isEqualTo(204);
    }

    @Test
    void everythingWrongIsNamed() {
        // when
        JsonNode problem =
                operator.send("PUT", "/ops/tenants/" + tenant + "/customers/a%20b/-?from=x").body();

        // then
        assertThat(pointers(problem)).containsExactly("account", "customer", "?from");
    }

    @Test
    void nobodyElseMay() {
        for (String call : List.of("/ops/tenants", "/ops/parked", "/ops/tenants/" + tenant)) {
            assertThat(Api.as("tenant-admin", tenant).get(call).status()).as(call).isEqualTo(403);
        }
        assertThat(Api.as("tenant-admin", tenant).send("PUT", link(tenant)).status())
                .isEqualTo(403);
        assertThat(Api.as("tenant-admin", other).get("/ops/tenants/" + tenant).status())
                .isEqualTo(404);
    }

    private static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.get("violations").forEach(it -> pointers.add(it.get("pointer").asString()));
        return pointers;
    }

    private String link(TenantId to) {
        return "/ops/tenants/%s/customers/acct_platform/%s".formatted(to, customer);
    }

    private JsonNode shown(TenantId of) {
        return operator.get("/ops/tenants/" + of).body();
    }

    private List<TenantId> all() {
        List<TenantId> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = operator.get("/ops/tenants?limit=1" + cursor).body();
            page.get("tenants")
                    .forEach(it -> all.add(TenantId.parse(it.get("tenant_id").asString())));
            if (page.get("next_cursor").isNull()) {
                return all;
            }
            cursor = "&cursor=" + page.get("next_cursor").asString();
        }
    }

    private long parked() {
        for (JsonNode parked : operator.get("/ops/parked").body().get("parked")) {
            if (parked.get("id").asString().equals(customer)) {
                assertThat(parked.get("waiting_for").asString()).isEqualTo("customer");
                assertThat(parked.get("age").asLong()).isPositive();
                return parked.get("count").asLong();
            }
        }
        return 0;
    }

    private List<String> audited(TenantId of) {
        return log.read(Topics.AUDIT_EVENTS).getOrDefault(new TenantKey(of), List.of()).stream()
                .map(AuditEvent::getAction)
                .toList();
    }

    /** That the customer bought the growth plan. */
    private void deliver() {
        long created = LinkedEvents.BEGIN.getEpochSecond();
        String id = "evt_" + tenant;
        var subscription = LinkedEvents.subscription("active", "price_growth");
        subscription.put("customer", customer);
        log.append(
                Topics.STRIPE_INBOX,
                CustomerKey.parse("acct_platform/" + customer),
                StripeDelivery.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setStripeEventId(id)
                        .setType("customer.subscription.updated")
                        .setLivemode(false)
                        .setCreatedAt(Instant.ofEpochSecond(created))
                        .setAccount("acct_platform")
                        .setCustomer(customer)
                        .setReceivedAt(Instant.ofEpochSecond(created))
                        .setPayload(
                                ByteBuffer.wrap(
                                        Payloads.event(
                                                new EventHead(
                                                        id,
                                                        created,
                                                        "customer.subscription.updated"),
                                                subscription,
                                                object())))
                        .build(),
                LinkedEvents.BEGIN);
    }
}
