package io.starledger.platform.postgres;

import org.flywaydb.core.Flyway;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings a schema of one shard up to date, as the role that owns it; safe in several processes at
 * once. A migration names the other two roles <code>${writer}</code> and <code>${reader}</code>.
 */
record SchemaMigration(ShardSettings shard, PostgresSettings settings, ViewSchema schema) {

    void run() {
        Login owner = settings.migration();
        String url =
                "%s?loginTimeout=%d"
                        .formatted(shard.jdbcUrl(), Math.max(1, settings.timeout().toSeconds()));
        Flyway.configure()
                .dataSource(url, owner.username(), owner.password())
                // The first generation's, too: its name stands in migrations.
                .schemas(
                        Stream.of(schema.name(), schema.migrations())
                                .distinct()
                                .toArray(String[]::new))
                .defaultSchema(schema.name())
                .locations("classpath:db/" + schema.migrations())
                .placeholders(
                        Map.of(
                                "writer", settings.writing().username(),
                                "reader", settings.reading().username()))
                .load()
                .migrate();
    }
}
