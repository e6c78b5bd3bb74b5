package io.starledger.billing.view;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;

import io.starledger.platform.postgres.Upsert;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.CountedUpTo;
import io.starledger.schemas.avro.HourCountedUpTo;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Writes what billing's topics tell of tenants to PostgreSQL. */
final class PostgresBillingTables {
    private static final Upsert ACCOUNTS =
            new Upsert(
                    "accounts",
                    columns(
                            key("tenant_id", "uuid"),
                            of("account", "jsonb"),
                            of("revision", "bigint"),
                            of("updated_at", "timestamptz")),
                    List.of("source_offset", "revision"));
    private static final Comparator<TenantBilling> ACCOUNT_ORDER =
            comparingLong(TenantBilling::getSourceOffset)
                    .thenComparingLong(TenantBilling::getRevision);
    private static final Upsert USAGE =
            table(
                    "usage",
                    key("tenant_id", "uuid"),
                    of("periods", "jsonb"),
                    of("counted", "jsonb"),
                    of("revision", "bigint"),
                    of("updated_at", "timestamptz"));
    private static final Upsert USAGE_HOURS =
            table(
                    "usage_hours",
                    key("tenant_id", "uuid"),
                    key("hour_at", "timestamptz"),
                    of("ratings", "bigint"),
                    of("counted", "jsonb"));
    private static final Upsert QUOTAS =
            table(
                    "quotas",
                    key("tenant_id", "uuid"),
                    of("quota", "jsonb"),
                    of("account_revision", "bigint"),
                    of("revision", "bigint"));
    private static final Upsert EVENTS =
            table(
                    "stripe_events",
                    key("tenant_id", "uuid"),
                    key("event_id", "uuid"),
                    of("stripe_event_id", "text"),
                    of("type", "text"),
                    of("account", "text"),
                    of("customer", "text"),
                    of("api_version", "text"),
                    of("livemode", "boolean"),
                    of("decides", "boolean"),
                    of("created_at", "timestamptz"),
                    of("received_at", "timestamptz"),
                    of("payload", "text"));

    private PostgresBillingTables() {}

    static void write(Connection connection, Batch batch, KafkaBillingTopics topics)
            throws SQLException {
        ACCOUNTS.execute(
                connection,
                rows(
                        batch.newest(topics.accounts(), ACCOUNT_ORDER),
                        PostgresBillingTables::account));
        USAGE.execute(connection, rows(batch.latest(topics.usage()), PostgresBillingTables::usage));
        USAGE_HOURS.execute(
                connection, rows(batch.latest(topics.usageHours()), PostgresBillingTables::hour));
        QUOTAS.execute(
                connection, rows(batch.latest(topics.quotas()), PostgresBillingTables::quota));
        EVENTS.execute(connection, events(batch));
    }

    private static <K extends RecordKey, V extends SpecificRecord> List<Object[]> rows(
            List<Entry<K, V>> entries, BiFunction<Entry<K, V>, V, Object[]> row) {
        return entries.stream()
                .filter(entry -> entry.value() != null)
                .map(entry -> row.apply(entry, entry.value()))
                .toList();
    }

    private static Object[] account(Entry<TenantKey, TenantBilling> entry, TenantBilling billing) {
        return new Object[] {
            entry.key().tenant().value(),
            DocumentCodec.write(AccountDocumentCodec.of(billing)),
            billing.getRevision(),
            text(billing.getUpdatedAt()),
            billing.getSourcePartition(),
            billing.getSourceOffset()
        };
    }

    private static Object[] usage(Entry<TenantKey, TenantUsage> entry, TenantUsage usage) {
        return new Object[] {
            entry.key().tenant().value(),
            DocumentCodec.write(
                    usage.getPeriods().stream()
                            .map(
                                    it ->
                                            new UsedPeriod(
                                                    it.getStartsAt(),
                                                    it.getEndsAt(),
                                                    it.getRatings()))
                            .toList()),
            DocumentCodec.write(
                    usage.getCounted().stream()
                            .collect(toMap(CountedUpTo::getPartition, CountedUpTo::getOffset))),
            usage.getRevision(),
            text(usage.getUpdatedAt()),
            entry.partition(),
            entry.offset()
        };
    }

    private static Object[] hour(
            Entry<TenantHourKey, TenantHourUsage> entry, TenantHourUsage hour) {
        return new Object[] {
            entry.key().tenant().value(),
            entry.key().hour().toString(),
            hour.getRatings(),
            DocumentCodec.write(
                    hour.getCounted().stream()
                            .collect(
                                    toMap(
                                            HourCountedUpTo::getPartition,
                                            HourCountedUpTo::getOffset))),
            entry.partition(),
            entry.offset()
        };
    }

    private static Object[] quota(Entry<TenantKey, TenantQuota> entry, TenantQuota quota) {
        return new Object[] {
            entry.key().tenant().value(),
            DocumentCodec.write(QuotaDocumentCodec.of(quota)),
            quota.getAccountRevision(),
            quota.getRevision(),
            entry.partition(),
            entry.offset()
        };
    }

    /** Of several deliveries of one event the last; without what is of nobody in particular. */
    private static List<Object[]> events(Batch batch) {
        Map<List<UUID>, Object[]> latest = new LinkedHashMap<>();
        for (Entry<TenantKey, TenantStripeEvent> entry : batch.of(Topics.STRIPE_EVENTS)) {
            @Nullable TenantStripeEvent event = entry.value();
            if (event != null && (!event.getDecides() || event.getCustomer() != null)) {
                latest.put(
                        List.of(entry.key().tenant().value(), event.getEventId()),
                        event(entry, event));
            }
        }
        return List.copyOf(latest.values());
    }

    private static Object[] event(
            Entry<TenantKey, TenantStripeEvent> entry, TenantStripeEvent event) {
        return new Object[] {
            entry.key().tenant().value(),
            event.getEventId(),
            event.getStripeEventId(),
            event.getType(),
            event.getAccount(),
            event.getCustomer(),
            event.getApiVersion(),
            event.getLivemode(),
            event.getDecides(),
            event.getCreatedAt().toString(),
            event.getReceivedAt().toString(),
            UTF_8.decode(event.getPayload().duplicate()).toString(),
            entry.partition(),
            entry.offset()
        };
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Upsert table(String name, Upsert.Column... columns) {
        return new Upsert(name, columns(columns));
    }

    private static List<Upsert.Column> columns(Upsert.Column... columns) {
        List<Upsert.Column> all = new ArrayList<>(List.of(columns));
        all.add(of("source_partition", "integer"));
        all.add(of("source_offset", "bigint"));
        return all;
    }
}
