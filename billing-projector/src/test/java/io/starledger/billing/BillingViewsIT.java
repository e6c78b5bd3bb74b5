package io.starledger.billing;

import static io.starledger.billing.Told.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.testing.PostgresCatalogue;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands in PostgreSQL of what the topics told. */
@ExtendWith(RunningBilling.class)
final class BillingViewsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Greater than any position that the service itself gives an account here. */
    private static final long AFTER_WHAT_IS_FOLDED = 1_000_000;

    private final PostgresCatalogue database = RunningBilling.database();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final TenantId marker = ofTheSamePartition(tenant);
    private final CustomerKey customer = CustomerKey.parse("acct_platform/cus_" + tenant);
    private BillingLog log;
    private Told told;

    @BeforeEach
    void open() {
        RunningBilling.start();
        log = new BillingLog();
        told = new Told(log);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void anOlderPositionNeverTakesThePlaceOfANewerOne() {
        // given
        told.account(account(tenant, "growth", 10));
        await().atMost(PATIENCE).until(() -> revisions(tenant).equals(List.of("10")));

        // when
        told.account(account(tenant, "starter", 5));
        told.account(account(marker, "starter", 1));

        // then
        await().atMost(PATIENCE).until(() -> !revisions(marker).isEmpty());
        assertThat(revisions(tenant)).containsExactly("10");
        assertThat(planOf(tenant)).containsExactly("growth");
    }

    @Test
    void norDoesItAmongRecordsThatAreReadTogether() {
        // given
        RunningBilling.stop();
        told.account(account(tenant, "growth", 10));
        told.account(account(tenant, "starter", 5));
        told.account(account(marker, "starter", 1));

        // when
        RunningBilling.start();

        // then
        await().atMost(PATIENCE).until(() -> !revisions(marker).isEmpty());
        assertThat(revisions(tenant)).containsExactly("10");
        assertThat(planOf(tenant)).containsExactly("growth");
    }

    @Test
    void atOnePositionTheGreaterRevisionIsTheNewer() {
        // given
        TenantBilling granted =
                TenantBilling.newBuilder(account(tenant, "growth", 10)).setRevision(11).build();
        told.account(account(tenant, "starter", 10));

        // when
        told.account(granted);
        await().atMost(PATIENCE).until(() -> revisions(tenant).equals(List.of("11")));
        told.account(account(tenant, "starter", 10));
        told.account(account(marker, "starter", 1));

        // then
        await().atMost(PATIENCE).until(() -> !revisions(marker).isEmpty());
        assertThat(planOf(tenant)).containsExactly("growth");
    }

    @Test
    void afterARestartItGoesOnWhereItStood() {
        // given
        told.account(account(tenant, "starter", 1));
        await().atMost(PATIENCE).until(() -> revisions(tenant).equals(List.of("1")));
        RunningBilling.stop();

        // when
        told.account(account(tenant, "growth", 2));
        told.account(account(marker, "starter", 1));
        RunningBilling.start();

        // then
        await().atMost(PATIENCE).until(() -> revisions(tenant).equals(List.of("2")));
        await().atMost(PATIENCE).until(() -> revisions(marker).equals(List.of("1")));
        assertThat(planOf(tenant)).containsExactly("growth");
    }

    @Test
    void readAgainFromTheStartEverythingIsAsItWas() {
        // given
        told.event(tenant, "evt_1", true, null);
        await().atMost(PATIENCE).until(() -> !revisions(tenant).isEmpty()); // folded by the service
        told.account(account(tenant, "starter", AFTER_WHAT_IS_FOLDED));
        told.account(account(tenant, "growth", AFTER_WHAT_IS_FOLDED + 1));
        told.usage(marker, 1, new PeriodUsage(Told.BEGIN, Told.END, 7L));
        told.hour(marker, Told.BEGIN, 3);
        told.hour(marker, Told.BEGIN, 7);
        told.link(customer, marker);
        told.link(customer, tenant);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                planOf(tenant).equals(List.of("growth"))
                                        && has(marker, "usage")
                                        && hours(marker).equals(List.of("7"))
                                        && owners().equals(List.of(tenant.toString()))
                                        && has(tenant, "stripe_events"));
        String before = everything();
        RunningBilling.stop();
        Map<String, Long> positions = positions();

        // when
        database.texts("update billing.positions set next_offset = 0 returning topic");
        RunningBilling.start();

        // then
        await().atMost(PATIENCE).until(() -> haveReached(positions));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aCustomerIsThatOfTheTenantItWasLinkedToLast() {
        // given
        told.link(customer, marker);
        await().atMost(PATIENCE).until(() -> owners().equals(List.of(marker.toString())));

        // when
        told.link(customer, tenant);

        // then
        await().atMost(PATIENCE).until(() -> owners().equals(List.of(tenant.toString())));
    }

    @Test
    void aTombstoneEndsALink() {
        // given
        told.link(customer, tenant);
        await().atMost(PATIENCE).until(() -> !owners().isEmpty());

        // when
        told.unlink(customer);

        // then
        await().atMost(PATIENCE).until(() -> owners().isEmpty());
    }

    @Test
    void anEventDeliveredTwiceIsThereOnce() {
        // when
        told.event(tenant, "evt_1", true, null);
        told.event(tenant, "evt_1", true, null);
        told.event(tenant, "evt_2", false, "cus_1");
        told.event(tenant, "evt_of_the_platform", false, null);
        told.event(marker, "evt_3", true, null);

        // then
        await().atMost(PATIENCE).until(() -> !events(marker).isEmpty());
        assertThat(events(tenant)).containsExactly("evt_1", "evt_2");
    }

    private List<String> revisions(TenantId of) {
        return database.texts(
                "select revision from billing.accounts where tenant_id = '%s'".formatted(of));
    }

    private List<String> planOf(TenantId of) {
        return database.texts(
                "select account->'entitled'->0->>'plan' from billing.accounts where tenant_id = '%s'"
                        .formatted(of));
    }

    private List<String> owners() {
        return database.texts(
                "select tenant_id from billing.customers where account = '%s' and customer = '%s'"
                        .formatted(customer.account(), customer.customer()));
    }

    private List<String> events(TenantId of) {
        return database.texts(
                "select stripe_event_id from billing.stripe_events where tenant_id = '%s' order by 1"
                        .formatted(of));
    }

    private List<String> hours(TenantId of) {
        return database.texts(
                "select ratings from billing.usage_hours where tenant_id = '%s' order by hour_at"
                        .formatted(of));
    }

    private boolean has(TenantId of, String table) {
        return !database.texts(
                        "select 1 from billing.%s where tenant_id = '%s'".formatted(table, of))
                .isEmpty();
    }

    /** Rows of each table, with their positions. */
    private String everything() {
        return database.texts(
                        """
                        select a::text || u::text || h::text || e::text || c::text
                        from billing.usage u join billing.usage_hours h using (tenant_id), billing.accounts a
                          join billing.stripe_events e using (tenant_id) join billing.customers c using (tenant_id)
                        where a.tenant_id = '%s' and u.tenant_id = '%s'
                        """
                                .formatted(tenant, marker))
                .toString();
    }

    /** Or more: what the service makes of records of other tests may still come. */
    private boolean haveReached(Map<String, Long> before) {
        Map<String, Long> now = positions();
        return before.entrySet().stream()
                .allMatch(reached -> now.getOrDefault(reached.getKey(), 0L) >= reached.getValue());
    }

    private Map<String, Long> positions() {
        return database
                .texts(
                        "select topic || '-' || partition || ' ' || next_offset from"
                                + " billing.positions")
                .stream()
                .map(position -> position.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
    }

    private static TenantId ofTheSamePartition(TenantId tenant) {
        TenantId other = new TenantId(UUID.randomUUID());
        while (partition(other) != partition(tenant)) {
            other = new TenantId(UUID.randomUUID());
        }
        return other;
    }

    private static int partition(TenantId tenant) {
        return ItemPartitioner.partition(
                tenant.toString().getBytes(StandardCharsets.UTF_8), Topics.BILLING_PARTITIONS);
    }
}
