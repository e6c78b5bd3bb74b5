package io.starledger.platform.postgres;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

/**
 * Brings one service's schema up to date from {@code classpath:db/<schema>}; safe in several
 * processes at once.
 */
public record SchemaMigration(DataSource dataSource, String schema) {

    public void run() {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
