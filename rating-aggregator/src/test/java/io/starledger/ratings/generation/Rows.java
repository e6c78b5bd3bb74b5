package io.starledger.ratings.generation;

import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.testing.PostgresCatalogue;
import io.starledger.embedded.testing.TenantRows;

import java.util.Map;
import java.util.UUID;

/** Rows in the schemas of generations, in one database. */
record Rows(PostgresAddress at, String jdbcUrl) {
    /** Of changes that end in no change there is a row or none, as batches fall. */
    private static final Map<String, String> TABLES =
            Map.of(
                    "items", "true",
                    "ratings", "true",
                    "comments", "true",
                    "facts", "true",
                    "standings", "true",
                    "changes", "(count_1, count_2, count_3, count_4, count_5) <> (0, 0, 0, 0, 0)",
                    "seen_facts", "true");

    Rows(PostgresAddress at) {
        this(at, at.jdbcUrl());
    }

    /** By table how many of a tenant stand in one of two generations alone. */
    Map<String, Long> differences(UUID tenant, int one, int other) {
        try (TenantRows rows = TenantRows.of(tenant, jdbcUrl)) {
            return rows.differences(schema(one), schema(other), TABLES);
        }
    }

    /** Ratings of a tenant. */
    long ratings(UUID tenant, int generation) {
        try (TenantRows rows = TenantRows.of(tenant, jdbcUrl)) {
            return rows.count(schema(generation), "ratings");
        }
    }

    boolean hasSchema(int generation) {
        return new PostgresCatalogue(at)
                .texts("select nspname::text from pg_namespace")
                .contains(schema(generation));
    }

    private static String schema(int generation) {
        return generation == 1 ? "ratings" : "ratings_g" + generation;
    }
}
