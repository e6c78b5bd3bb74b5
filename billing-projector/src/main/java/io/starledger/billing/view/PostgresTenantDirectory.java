package io.starledger.billing.view;

import io.starledger.platform.postgres.Shard;
import io.starledger.platform.postgres.Shards;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What operators look up of all tenants, on every shard. The role that reads sees one tenant and
 * may not see more, so this reads with the one that writes, in transactions that may only read;
 * {@code operators} bounds how many at once.
 */
public record PostgresTenantDirectory(Shards shards, UnboughtTenant unbought, Scheduler operators) {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String TENANTS =
            """
            with known as (
              (select tenant_id from accounts where tenant_id %1$s ? order by tenant_id limit ?)
              union (select tenant_id from quotas where tenant_id %1$s ? order by tenant_id limit ?)
              union (select distinct tenant_id from customers where tenant_id %1$s ? order by tenant_id limit ?))
            select tenant_id, a.account, a.revision as account_revision, a.updated_at, q.quota,
              q.account_revision as derived_from, q.revision as quota_revision
            from known left join accounts a using (tenant_id) left join quotas q using (tenant_id)
            order by tenant_id
            limit ?
            """;
    private static final String CUSTOMERS =
            "select tenant_id, account, customer, linked_by, reference, linked_at from"
                    + " customers where ";
    private static final String OF_TENANT = "tenant_id = ? order by account, customer limit ?";
    private static final String OF_CUSTOMER =
            "account = ? and customer = ? order by source_offset desc limit 1";

    /** By id, ascending, from the first after {@code after} on, or from the first of all. */
    public Mono<List<TenantRow>> tenants(@Nullable TenantId after, int limit) {
        return read(
                shards.all(),
                connection -> tenants(connection, after, limit),
                all ->
                        all.stream()
                                .sorted(Comparator.comparing(row -> row.tenant().toString()))
                                .limit(limit)
                                .toList());
    }

    /** The customers of a tenant, by account and id; at most {@code limit}. */
    public Mono<List<CustomerRow>> customersOf(TenantId tenant, int limit) {
        List<Shard> shard = shards.all().stream().filter(it -> it.holds(tenant)).toList();
        return read(
                shard,
                connection -> customers(connection, OF_TENANT, tenant.value(), limit),
                all -> all);
    }

    /** None if the customer is nobody's. */
    public Mono<List<CustomerRow>> customer(CustomerKey customer) {
        return read(
                shards.all(),
                connection ->
                        customers(
                                connection,
                                OF_CUSTOMER,
                                customer.account().value(),
                                customer.customer().value()),
                all -> all);
    }

    private interface Reading<T> {
        List<T> from(Connection connection) throws SQLException;
    }

    private interface Merging<T> {
        List<T> merged(List<T> all);
    }

    /** Fails if one of the shards is away: a part of the answer would pass for the whole. */
    private <T> Mono<List<T>> read(
            Collection<Shard> asked, Reading<T> reading, Merging<T> merging) {
        return Mono.fromCallable(
                        () -> {
                            List<T> all = new ArrayList<>();
                            for (Shard shard : asked) {
                                try (Connection connection = shard.connect()) {
                                    connection.setReadOnly(true);
                                    all.addAll(reading.from(connection));
                                    connection.rollback();
                                }
                            }
                            return merging.merged(all);
                        })
                .subscribeOn(operators)
                .onErrorMap(
                        SQLException.class,
                        e -> new TransientDataAccessResourceException("cannot read tenants", e));
    }

    private List<TenantRow> tenants(Connection connection, @Nullable TenantId after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(TENANTS.formatted(after == null ? ">=" : ">"))) {
            UUID from = after == null ? FIRST : after.value();
            for (int i = 1; i < 7; i += 2) {
                select.setObject(i, from);
                select.setInt(i + 1, limit);
            }
            select.setInt(7, limit);
            List<TenantRow> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(tenant(rows));
                }
            }
            return found;
        }
    }

    private TenantRow tenant(ResultSet row) throws SQLException {
        @Nullable String account = row.getString("account");
        @Nullable String quota = row.getString("quota");
        AccountRow known =
                account == null
                        ? new AccountRow(unbought.account(), 0, null)
                        : new AccountRow(
                                DocumentCodec.account(account),
                                row.getLong("account_revision"),
                                instant(row, "updated_at"));
        return new TenantRow(
                new TenantId(Objects.requireNonNull(row.getObject("tenant_id", UUID.class))),
                known,
                new QuotaRow(
                        quota == null ? unbought.quota() : DocumentCodec.quota(quota),
                        known.account(),
                        row.getLong("derived_from"),
                        row.getLong("quota_revision")));
    }

    private static List<CustomerRow> customers(
            Connection connection, String condition, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CUSTOMERS + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<CustomerRow> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new CustomerRow(
                                    new TenantId(
                                            Objects.requireNonNull(
                                                    rows.getObject("tenant_id", UUID.class))),
                                    text(rows, "account"),
                                    text(rows, "customer"),
                                    text(rows, "linked_by"),
                                    rows.getString("reference"),
                                    Objects.requireNonNull(instant(rows, "linked_at"))));
                }
            }
            return found;
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
