package io.starledger.platform.postgres;

import io.r2dbc.spi.Readable;
import io.starledger.schemas.ids.TenantId;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.function.Function;

/**
 * The one way to read tenants' rows: a query sees the rows of the tenant it names and no others,
 * whatever it says. It is asked of the shard that has them.
 */
public final class TenantReads {
    private final Shards shards;

    TenantReads(Shards shards) {
        this.shards = shards;
    }

    /**
     * A query and the values of {@code $1}, {@code $2} and so on.
     *
     * @param tenant whose rows it sees
     */
    public record Query(TenantId tenant, String sql, List<Object> values) {
        public Query {
            values = List.copyOf(values);
        }
    }

    /**
     * The rows as last committed, in the order of the query; fails when the time that a read has is
     * over.
     */
    public <T> Mono<List<T>> read(Query query, Function<? super Readable, T> row) {
        return shards.of(query.tenant()).read(query, row);
    }

    /**
     * As {@link #read}, but of the shard's read-only address if it has one, which may be behind.
     */
    public <T> Mono<List<T>> list(Query query, Function<? super Readable, T> row) {
        return shards.of(query.tenant()).list(query, row);
    }
}
