package io.starledger.billing.history;

import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.RunningBilling;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.embedded.PostgresAddress;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Since when it is known what is sold. Written to the real tables and taken back, for what is sold
 * is every tenant's.
 */
@ExtendWith(RunningBilling.class)
final class PlanTableIT {
    private static final StripeAccountId PLATFORM = new StripeAccountId("acct_platform");
    private static final Instant CREATED = Instant.parse("2026-03-15T12:00:00Z");

    private final String event = "evt_" + UUID.randomUUID();

    @Test
    void aChangeIsKnownFromItsFirstReceiptOn() throws Exception {
        // when
        List<String> known =
                known(
                        delivery(PLATFORM.value(), "30", CREATED.plusSeconds(9)),
                        delivery(PLATFORM.value(), "30", CREATED.plusSeconds(5)),
                        delivery(PLATFORM.value(), "30", CREATED.plusSeconds(7)));

        // then
        assertThat(known)
                .containsExactly(
                        "2026-03-15 12:00:05+00 2026-03-15 12:00:00+00 growth 2000 2592000");
    }

    @Test
    void onlyThePlatformsAccountChangesPlansAndOnlyInWhole() throws Exception {
        // when
        List<String> known =
                known(
                        delivery("acct_other", "30", CREATED),
                        delivery(PLATFORM.value(), "many", CREATED));

        // then
        assertThat(known).isEmpty();
    }

    private List<String> known(StripeDelivery... deliveries) throws SQLException {
        PostgresAddress address = RunningBilling.database().address();
        try (Connection connection =
                DriverManager.getConnection(
                        address.jdbcUrl(), PostgresAddress.WRITER, PostgresAddress.PASSWORD)) {
            connection.setAutoCommit(false);
            connection.setSchema("billing");
            PlanTableCodec.write(connection, batch(deliveries), PLATFORM, Catalogue.DEFAULT);
            List<String> known = read(connection);
            connection.rollback();
            return known;
        }
    }

    private List<String> read(Connection connection) throws SQLException {
        List<String> read = new ArrayList<>();
        connection.createStatement().execute("set local timezone = 'UTC'");
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select known_at || ' ' || told_at || ' ' || plan || ' ' || ratings_per_month || ' '
                                  || retention_seconds
                                from billing.plan_changes where stripe_event_id = '%s'
                                """
                                        .formatted(event))) {
            while (rows.next()) {
                read.add(rows.getString(1));
            }
        }
        return read;
    }

    private static Batch batch(StripeDelivery... deliveries) {
        List<Entry<?, ?>> entries =
                Stream.of(deliveries)
                        .<Entry<?, ?>>map(
                                it ->
                                        new Entry<>(
                                                CustomerKey.parse(it.getAccount() + "/-"),
                                                it,
                                                0,
                                                0,
                                                0))
                        .toList();
        return new Batch(Map.of(Topics.STRIPE_INBOX, entries), Map.of(), Map.of());
    }

    private StripeDelivery delivery(String account, String days, Instant receivedAt) {
        Map<String, Object> metadata =
                object(
                        "starledger_plan",
                        "growth",
                        "ratings_per_month",
                        "2000",
                        "ratings_per_second",
                        "1",
                        "requests_per_minute",
                        "1",
                        "retention_days",
                        days);
        return StripeDelivery.newBuilder()
                .setEventId(new UUID(8, 8))
                .setStripeEventId(event)
                .setType("product.updated")
                .setLivemode(false)
                .setCreatedAt(CREATED)
                .setAccount(account)
                .setReceivedAt(receivedAt)
                .setPayload(
                        ByteBuffer.wrap(
                                Payloads.event(
                                        new EventHead(
                                                event, CREATED.getEpochSecond(), "product.updated"),
                                        object(
                                                "id",
                                                "prod_1",
                                                "object",
                                                "product",
                                                "active",
                                                true,
                                                "metadata",
                                                metadata),
                                        null)))
                .build();
    }
}
