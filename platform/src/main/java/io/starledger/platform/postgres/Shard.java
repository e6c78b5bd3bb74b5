package io.starledger.platform.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Readable;
import io.starledger.platform.postgres.ShardSettings.Address;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;

import reactor.core.publisher.Mono;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * One database and the tenants whose rows stand there. It is opened when it can be reached first:
 * its schema is migrated, and slots and roles are checked, before anything is read or written.
 */
public final class Shard implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Shard.class);

    private final ShardSettings shard;
    private final PostgresSettings settings;
    private final ViewSchema schema;
    private final ReadingPool reading;
    private final ReadingPool listing;
    private volatile @Nullable HikariDataSource writing;

    Shard(ShardSettings shard, PostgresSettings settings, ViewSchema schema) {
        this.shard = shard;
        this.settings = settings;
        this.schema = schema;
        this.reading = pool(shard.address());
        this.listing = shard.readOnly() == null ? reading : pool(shard.readOnly());
    }

    public String name() {
        return shard.name();
    }

    public boolean holds(TenantId tenant) {
        return schema.slots().shardOf(tenant).equals(name());
    }

    /**
     * Of the role that writes, without auto-commit; throws whatever stands against opening the
     * shard, each time until it is open.
     */
    public Connection connect() throws SQLException {
        return open().getConnection();
    }

    <T> Mono<List<T>> read(Query query, Function<? super Readable, T> row) {
        return from(reading, query, row);
    }

    <T> Mono<List<T>> list(Query query, Function<? super Readable, T> row) {
        return from(listing, query, row);
    }

    /** Before it is open nobody knows whose rows these are. */
    private <T> Mono<List<T>> from(
            ReadingPool pool, Query query, Function<? super Readable, T> row) {
        return writing == null
                ? Mono.error(
                        new TransientDataAccessResourceException(
                                "expected the shard %s to be open but it is not".formatted(name())))
                : pool.read(query, row);
    }

    /** Throws what {@link Outage} tells from a refusal; nothing happens to one that is open. */
    synchronized HikariDataSource open() throws SQLException {
        HikariDataSource known = writing;
        if (known != null) {
            return known;
        }
        new SchemaMigration(shard, settings, schema).run();
        HikariDataSource opened = new HikariDataSource(writing());
        try {
            checkSlots(opened);
            reading.connect();
            connectToReadOnly();
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
        writing = opened;
        return opened;
    }

    private void checkSlots(HikariDataSource opened) throws SQLException {
        try (Connection connection = opened.getConnection()) {
            new SlotClaim(schema.name(), schema.slots().rangesOf(name())).require(connection);
        }
    }

    /** Nothing is written there, so it may come later. */
    private void connectToReadOnly() {
        try {
            listing.connect();
        } catch (RuntimeException e) {
            if (!Outage.isOutage(e)) {
                throw e;
            }
            log.warn("the read-only address of shard {} is away: {}", name(), e.toString());
        }
    }

    private HikariConfig writing() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("starledger-writers-%s-%s".formatted(schema.name(), name()));
        config.setJdbcUrl(shard.jdbcUrl());
        config.setUsername(settings.writing().username());
        config.setPassword(settings.writing().password());
        config.setConnectionInitSql(RoleCheck.WRITING);
        config.setMaximumPoolSize(settings.writers());
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setIsolateInternalQueries(true); // or each begins in a transaction already
        config.setConnectionTimeout(settings.timeout().toMillis());
        config.setInitializationFailTimeout(1); // one try: whoever opens the shard comes again
        config.addDataSourceProperty("socketTimeout", 30);
        config.addDataSourceProperty("currentSchema", schema.name());
        config.addDataSourceProperty("ApplicationName", "starledger-writer");
        return config;
    }

    private ReadingPool pool(Address address) {
        PostgresqlConnectionConfiguration server =
                PostgresqlConnectionConfiguration.builder()
                        .host(address.host())
                        .port(address.port())
                        .database(shard.database())
                        .schema(schema.name())
                        .username(settings.reading().username())
                        .password(settings.reading().password())
                        .applicationName("starledger-reader")
                        .connectTimeout(settings.timeout())
                        .statementTimeout(settings.timeout())
                        .build();
        return new ReadingPool(
                new RoleCheck(new PostgresqlConnectionFactory(server)),
                settings.readers(),
                settings.timeout());
    }

    @Override
    public synchronized void close() {
        reading.close();
        listing.close();
        HikariDataSource opened = writing;
        if (opened != null) {
            opened.close();
        }
    }
}
