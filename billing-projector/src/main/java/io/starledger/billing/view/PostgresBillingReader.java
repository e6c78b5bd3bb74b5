package io.starledger.billing.view;

import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Reads one tenant's billing from PostgreSQL; of a tenant without any, what it has by default. */
public record PostgresBillingReader(TenantReads postgres, UnboughtTenant unbought) {
    private static final String ACCOUNT =
            """
            select account::text as account, revision, updated_at from accounts
            where tenant_id = $1
            """;
    private static final String QUOTA =
            """
            select quota::text as quota, account::text as account, account_revision, q.revision as revision
            from (select $1::uuid as tenant_id) t
              left join quotas q using (tenant_id) left join accounts a using (tenant_id)
            """;
    private static final String USAGE =
            """
            select periods::text as periods, revision, updated_at from usage
            where tenant_id = $1
            """;
    private static final String HOURS =
            """
            select date_trunc($4, hour_at, 'UTC') as starts_at, sum(ratings)::bigint as ratings
            from usage_hours
            where tenant_id = $1 and hour_at >= $2 and hour_at < $3
            group by 1
            """;
    private static final String EVENTS =
            """
            select event_id, stripe_event_id, type, account, customer, api_version, livemode, decides,
              created_at, received_at, %s as payload
            from stripe_events
            where tenant_id = $1 %s
            order by received_at desc, event_id desc
            limit $2
            """;

    public Mono<AccountRow> account(TenantId tenant) {
        return one(
                new Query(tenant, ACCOUNT, List.of(tenant.value())),
                PostgresBillingReader::account,
                new AccountRow(unbought.account(), 0, null));
    }

    public Mono<QuotaRow> quota(TenantId tenant) {
        return one(
                new Query(tenant, QUOTA, List.of(tenant.value())),
                this::quota,
                new QuotaRow(unbought.quota(), unbought.account(), 0, 0));
    }

    public Mono<UsageRow> usage(TenantId tenant) {
        return one(
                new Query(tenant, USAGE, List.of(tenant.value())),
                PostgresBillingReader::usage,
                new UsageRow(List.of(), 0, null));
    }

    /**
     * Of which time use is to be read.
     *
     * @param from a full hour, or day
     * @param to the first instant after it
     * @param unit hours or days (UTC)
     */
    public record HoursQuestion(TenantId tenant, Instant from, Instant to, ChronoUnit unit) {}

    /** Accepted ratings by the first instant of each hour or day that had any. */
    public Mono<Map<Instant, Long>> ratings(HoursQuestion question) {
        String unit = question.unit() == ChronoUnit.DAYS ? "day" : "hour";
        List<Object> values =
                List.of(question.tenant().value(), question.from(), question.to(), unit);
        return postgres.read(
                        new Query(question.tenant(), HOURS, values), PostgresBillingReader::hour)
                .map(rows -> rows.stream().collect(toMap(Entry::getKey, Entry::getValue)));
    }

    /**
     * Which events to read.
     *
     * @param after the last of the page before; null for the first page
     */
    public record EventQuestion(
            TenantId tenant, int limit, boolean withPayload, @Nullable After after) {}

    /** An event of the page before. */
    public record After(Instant receivedAt, UUID eventId) {}

    /** The newest first. */
    public Mono<Page<StripeEventRow>> events(EventQuestion question) {
        @Nullable After after = question.after();
        List<Object> values = new ArrayList<>();
        values.add(question.tenant().value());
        values.add(question.limit() + 1);
        if (after != null) {
            values.add(after.receivedAt());
            values.add(after.eventId());
        }
        String sql =
                EVENTS.formatted(
                        question.withPayload() ? "payload" : "null::text",
                        after == null ? "" : "and (received_at, event_id) < ($3, $4)");
        return postgres.list(
                        new Query(question.tenant(), sql, values), PostgresBillingReader::event)
                .map(
                        rows ->
                                Page.of(
                                        rows,
                                        question.limit(),
                                        row ->
                                                Cursor.of(
                                                        row.receivedAt().toString(),
                                                        row.eventId().toString())));
    }

    private <T> Mono<T> one(Query query, Function<? super Readable, T> row, T none) {
        return postgres.read(query, row).map(rows -> rows.isEmpty() ? none : rows.getFirst());
    }

    private static AccountRow account(Readable row) {
        return new AccountRow(
                DocumentCodec.account(required(row, "account", String.class)),
                required(row, "revision", Long.class),
                row.get("updated_at", Instant.class));
    }

    private QuotaRow quota(Readable row) {
        @Nullable String quota = row.get("quota", String.class);
        @Nullable String account = row.get("account", String.class);
        return new QuotaRow(
                quota == null ? unbought.quota() : DocumentCodec.quota(quota),
                account == null ? unbought.account() : DocumentCodec.account(account),
                quota == null ? 0 : required(row, "account_revision", Long.class),
                quota == null ? 0 : required(row, "revision", Long.class));
    }

    private static UsageRow usage(Readable row) {
        return new UsageRow(
                DocumentCodec.periods(required(row, "periods", String.class)),
                required(row, "revision", Long.class),
                row.get("updated_at", Instant.class));
    }

    private static Entry<Instant, Long> hour(Readable row) {
        return Map.entry(
                required(row, "starts_at", Instant.class), required(row, "ratings", Long.class));
    }

    private static StripeEventRow event(Readable row) {
        return new StripeEventRow(
                required(row, "event_id", UUID.class),
                required(row, "stripe_event_id", String.class),
                required(row, "type", String.class),
                required(row, "account", String.class),
                row.get("customer", String.class),
                row.get("api_version", String.class),
                required(row, "livemode", Boolean.class),
                required(row, "decides", Boolean.class),
                required(row, "created_at", Instant.class),
                required(row, "received_at", Instant.class),
                row.get("payload", String.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
