package io.starledger.ratings.items;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSession;
import io.starledger.platform.telemetry.Metric;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.ratings.gate.RedisPermits;
import io.starledger.schemas.ids.ItemKey;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Reads one item: from Redis where that is allowed and quick, else from PostgreSQL; but never what
 * is older than Redis has it or than what was answered before.
 */
final class ItemReader {
    private static final String SELECT =
            """
            select count_1, count_2, count_3, count_4, count_5, revision, updated_at
            from items where tenant_id = $1 and item_id = $2
            """;

    private static final boolean EVEN_IF_NOBODY_WAITS = true;

    private final RedisLink redis;
    private final CircuitBreaker breaker;
    private final RedisPermits permits;
    private final RedisNames names;
    private final TenantReads postgres;
    private final LastAnswers last = new LastAnswers();
    private final Duration patience;
    private final InstantSource clock;
    private final Counter redisReads;
    private final Counter postgresReads;

    /** {@code patience} is for how long Redis alone is asked. */
    ItemReader(
            RedisLink redis,
            CircuitBreaker breaker,
            RedisNames names,
            SlotTable shards,
            TenantReads postgres,
            Duration patience,
            InstantSource clock,
            MeterRegistry metrics) {
        this.redis = redis;
        this.breaker = breaker;
        this.permits = new RedisPermits(shards, names);
        this.names = names;
        this.postgres = postgres;
        this.patience = patience;
        this.clock = clock;
        this.redisReads = Metric.ITEMS_READ.counter(metrics, "redis");
        this.postgresReads = Metric.ITEMS_READ.counter(metrics, "postgres");
    }

    /** {@link ItemCounts#NONE} for an item nobody rated. */
    Mono<ItemCounts> read(ItemKey item) {
        return fromEither(item).map(found -> last.orNewer(item, found));
    }

    private Mono<ItemCounts> fromEither(ItemKey item) {
        Optional<RedisSession> session = redis.session();
        if (session.isEmpty() || !breaker.tryAcquirePermission()) {
            return fromPostgres(item);
        }
        long start = System.nanoTime();
        CompletableFuture<InRedis> asked =
                fromRedis(session.get(), item)
                        .whenComplete((_, failure) -> settle(start, failure))
                        .exceptionally(_ -> InRedis.NOTHING)
                        .toCompletableFuture();
        Mono<ItemCounts> inTime =
                Mono.fromFuture(asked, EVEN_IF_NOBODY_WAITS)
                        .flatMap(
                                found ->
                                        found.isAllowed()
                                                ? answered(found.counts())
                                                : fromPostgres(item).map(found.counts()::orNewer));
        return Mono.firstWithSignal(inTime, whileRedisIsLate(asked, item));
    }

    /**
     * As well, and not instead: where processors are short Redis has answered long before, and to
     * ask PostgreSQL too much then would make it worse.
     */
    private Mono<ItemCounts> whileRedisIsLate(CompletableFuture<InRedis> asked, ItemKey item) {
        return Mono.delay(patience)
                .flatMap(_ -> asked.isDone() ? Mono.never() : fromPostgres(item));
    }

    /**
     * What Redis has.
     *
     * @param isAllowed whether that is at least as new as what PostgreSQL has
     */
    private record InRedis(ItemCounts counts, boolean isAllowed) {
        static final InRedis NOTHING = new InRedis(ItemCounts.NONE, false);
    }

    /** Also when the caller has gone: the answer still says how Redis does. */
    private void settle(long start, @Nullable Throwable failure) {
        long took = System.nanoTime() - start;
        if (failure == null) {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(took, TimeUnit.NANOSECONDS, failure);
        }
    }

    private CompletionStage<InRedis> fromRedis(RedisSession session, ItemKey item) {
        return session.readInOrder(
                permits.of(item),
                RedisItemHash.of(names, item),
                (List<@Nullable String> gate, List<@Nullable String> found) ->
                        RedisItemHash.parse(found)
                                .map(
                                        counts ->
                                                new InRedis(
                                                        counts,
                                                        RedisPermits.parse(gate, session)
                                                                .allowsReading(clock.instant())))
                                .orElse(InRedis.NOTHING));
    }

    private Mono<ItemCounts> answered(ItemCounts fromRedis) {
        redisReads.increment();
        return Mono.just(fromRedis);
    }

    private Mono<ItemCounts> fromPostgres(ItemKey item) {
        postgresReads.increment();
        Query query =
                new Query(
                        item.tenant(), SELECT, List.of(item.tenant().value(), item.item().value()));
        return postgres.read(query, ItemReader::counts)
                .map(rows -> rows.isEmpty() ? ItemCounts.NONE : rows.getFirst());
    }

    static ItemCounts counts(Readable row) {
        return new ItemCounts(
                new Histogram(
                        number(row, "count_1"),
                        number(row, "count_2"),
                        number(row, "count_3"),
                        number(row, "count_4"),
                        number(row, "count_5")),
                number(row, "revision"),
                row.get("updated_at", Instant.class));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
