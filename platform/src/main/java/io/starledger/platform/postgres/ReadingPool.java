package io.starledger.platform.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.starledger.platform.postgres.TenantReads.Query;

import org.springframework.r2dbc.connection.ConnectionFactoryUtils;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Connections of the role that reads, to one address. Each query runs in a read-only transaction
 * that names its tenant to row-level security.
 *
 * <p>The transaction's begin and the query leave together, and its end is not waited for: an answer
 * costs one round trip. However a read ends, also cancelled, its transaction is ended before the
 * connection is lent again.
 */
final class ReadingPool implements AutoCloseable {
    /** A tenant's id is hexadecimal digits and hyphens: nothing in it has to be quoted. */
    private static final String BEGIN = "begin read only; set local starledger.tenant_id = '%s'";

    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final ConnectionPool connections;
    private final Duration patience;

    /** {@code patience} is the time that a connection, and then a read, has. */
    ReadingPool(ConnectionFactory server, int size, Duration patience) {
        this.patience = patience;
        this.connections =
                new ConnectionPool(
                        ConnectionPoolConfiguration.builder(server)
                                .initialSize(size)
                                .maxSize(size)
                                .maxAcquireTime(patience)
                                .acquireRetry(1)
                                .maxCreateConnectionTime(START_LIMIT)
                                .preRelease(this::endTransaction)
                                .build());
    }

    /** The rows, in the order of the query; fails when the time that a read has is over. */
    <T> Mono<List<T>> read(Query query, Function<? super Readable, T> row) {
        return Mono.usingWhen(
                        connections.create(),
                        connection -> read(connection, query, row),
                        ReadingPool::release,
                        (connection, _) -> release(connection),
                        ReadingPool::release)
                .timeout(patience)
                .onErrorMap(
                        R2dbcException.class,
                        e ->
                                ConnectionFactoryUtils.convertR2dbcException(
                                        "read a tenant's rows", query.sql(), e));
    }

    /** Fails if there is no connection to be had, or if the role is not one to read with. */
    void connect() {
        connections.warmup().timeout(START_LIMIT).block();
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** Of one that failed it is a rollback. A connection on which it fails is not lent again. */
    private Mono<Void> endTransaction(Connection connection) {
        return run(connection, "commit").timeout(patience);
    }

    /**
     * Subscribed to in this order, the two are sent in this order, before the first is answered.
     */
    private static <T> Mono<List<T>> read(
            Connection connection, Query query, Function<? super Readable, T> row) {
        Mono<Void> begin = run(connection, BEGIN.formatted(query.tenant()));
        Mono<List<T>> rows =
                Flux.from(statement(connection, query).execute())
                        .flatMap(result -> result.map(row))
                        .collectList();
        return Mono.zip(begin.thenReturn(true), rows, (_, found) -> found);
    }

    private static Statement statement(Connection connection, Query query) {
        Statement statement = connection.createStatement(query.sql());
        for (int i = 0; i < query.values().size(); i++) {
            statement.bind(i, query.values().get(i));
        }
        return statement;
    }

    private static Mono<Void> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(Result::getRowsUpdated)
                .then();
    }

    private static Mono<Void> release(Connection connection) {
        return Mono.fromRunnable(() -> Mono.from(connection.close()).subscribe());
    }
}
