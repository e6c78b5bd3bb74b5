package io.starledger.billing.history;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.Plan;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.Redefinition;
import io.starledger.billing.quota.ProductCodec;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Keeps since when it is known what the platform's products say of plans. */
public final class PlanTableCodec {
    private static final String INSERT =
            """
            insert into plan_changes as known values (?, ?::timestamptz, ?::timestamptz, ?, ?, ?, ?, ?)
            on conflict (stripe_event_id) do update set known_at = least(known.known_at, excluded.known_at)
            """;

    /** The newest that the catalogue can hold. */
    static final String KNOWN =
            """
            select stripe_event_id, told_at, plan, ratings_per_month, ratings_per_second, requests_per_minute,
              retention_seconds
            from plan_changes
            where known_at <= $1
            order by told_at desc, stripe_event_id desc limit %d
            """
                    .formatted(Catalogue.TOLD);

    private PlanTableCodec() {}

    /**
     * What the products of {@code batch} tell.
     *
     * @param configured of which plans
     */
    public static void write(
            Connection connection, Batch batch, StripeAccountId platform, Catalogue configured)
            throws SQLException {
        for (Entry<CustomerKey, StripeDelivery> entry : batch.of(Topics.STRIPE_INBOX)) {
            @Nullable StripeDelivery delivery = entry.value();
            if (delivery != null && ProductCodec.tells(delivery, platform)) {
                for (Redefinition told : ProductCodec.after(configured, delivery).told()) {
                    insert(connection, delivery.getReceivedAt(), told);
                }
            }
        }
    }

    /** Few come, ever. */
    private static void insert(Connection connection, Instant knownAt, Redefinition told)
            throws SQLException {
        Limits limits = told.plan().limits();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, told.eventId());
            insert.setString(2, knownAt.toString());
            insert.setString(3, told.at().toString());
            insert.setString(4, told.plan().name().value());
            insert.setLong(5, limits.ratingsPerMonth());
            insert.setLong(6, limits.ratingsPerSecond());
            insert.setLong(7, limits.requestsPerMinute());
            insert.setLong(8, limits.retention().toSeconds());
            insert.executeUpdate();
        }
    }

    static Redefinition read(Readable row) {
        return new Redefinition(
                required(row, "told_at", Instant.class),
                required(row, "stripe_event_id", String.class),
                new Plan(
                        new PlanName(required(row, "plan", String.class)),
                        new Limits(
                                required(row, "ratings_per_month", Long.class),
                                required(row, "ratings_per_second", Long.class),
                                required(row, "requests_per_minute", Long.class),
                                Duration.ofSeconds(
                                        required(row, "retention_seconds", Long.class)))));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }
}
