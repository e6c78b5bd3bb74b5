package io.starledger.billing.view;

import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes whose customers are to PostgreSQL. A key of the topic names no tenant, so each database
 * sees every link: it forgets a customer that has gone elsewhere, and keeps those of its tenants.
 */
final class PostgresCustomerTable {
    private static final String FORGET =
            """
            delete from customers known
            using unnest(?::text[], ?::text[], ?::bigint[]) told (account, customer, source_offset)
            where known.account = told.account and known.customer = told.customer
              and known.source_offset < told.source_offset
            """;
    private static final String KEEP =
            """
            insert into customers
              (account, customer, source_offset, source_partition, tenant_id, linked_by, reference, linked_at)
            select told.* from unnest(?::text[], ?::text[], ?::bigint[], ?::integer[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
              told (account, customer, source_offset, source_partition, tenant_id, linked_by, reference, linked_at)
            where not exists (select from customers known
              where known.account = told.account and known.customer = told.customer
                and known.source_offset > told.source_offset)
            on conflict do nothing
            """;

    private PostgresCustomerTable() {}

    /** No two entries of one customer. */
    static void write(
            Connection connection,
            List<Entry<CustomerKey, CustomerLink>> entries,
            Predicate<TenantId> tenants)
            throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            setCustomers(connection, delete, entries);
            delete.executeUpdate();
        }
        List<Entry<CustomerKey, CustomerLink>> kept = new ArrayList<>();
        for (Entry<CustomerKey, CustomerLink> entry : entries) {
            @Nullable CustomerLink link = entry.value();
            if (link != null && tenants.test(new TenantId(link.getTenantId()))) {
                kept.add(entry);
            }
        }
        if (!kept.isEmpty()) {
            keep(connection, kept);
        }
    }

    private static void keep(Connection connection, List<Entry<CustomerKey, CustomerLink>> kept)
            throws SQLException {
        List<CustomerLink> links =
                kept.stream().<CustomerLink>mapMulti(PostgresCustomerTable::link).toList();
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            setCustomers(connection, insert, kept);
            insert.setArray(4, connection.createArrayOf("integer", values(kept, Entry::partition)));
            insert.setArray(
                    5, connection.createArrayOf("uuid", values(links, CustomerLink::getTenantId)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            values(links, it -> it.getLinkedBy().name().toLowerCase(Locale.ROOT))));
            insert.setArray(7, connection.createArrayOf("text", references(links)));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "timestamptz", values(links, it -> it.getLinkedAt().toString())));
            insert.executeUpdate();
        }
    }

    private static void setCustomers(
            Connection connection,
            PreparedStatement statement,
            List<Entry<CustomerKey, CustomerLink>> entries)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", values(entries, it -> it.key().account().value())));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", values(entries, it -> it.key().customer().value())));
        statement.setArray(3, connection.createArrayOf("bigint", values(entries, Entry::offset)));
    }

    private static void link(Entry<CustomerKey, CustomerLink> entry, Consumer<CustomerLink> to) {
        @Nullable CustomerLink link = entry.value();
        if (link != null) {
            to.accept(link);
        }
    }

    private static @Nullable Object[] references(List<CustomerLink> links) {
        @Nullable Object[] references = new @Nullable Object[links.size()];
        for (int i = 0; i < references.length; i++) {
            references[i] = links.get(i).getReference();
        }
        return references;
    }

    private static <T> Object[] values(List<T> all, Function<T, Object> value) {
        return all.stream().map(value).toArray();
    }
}
