package io.starledger.ratings.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSession;
import io.starledger.platform.telemetry.Metric;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.gate.RedisPermits;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Reads one item: from Redis where that is allowed and quick, else from PostgreSQL. */
final class ItemReader {
    private static final String SELECT =
            """
            select count_1, count_2, count_3, count_4, count_5, revision, updated_at
            from ratings.items where tenant_id = $1 and item_id = $2
            """;

    private final RedisLink redis;
    private final CircuitBreaker breaker;
    private final DatabaseClient postgres;
    private final Duration patience;
    private final InstantSource clock;
    private final Counter redisReads;
    private final Counter postgresReads;

    ItemReader(
            RedisLink redis,
            CircuitBreaker breaker,
            DatabaseClient postgres,
            Duration patience,
            InstantSource clock,
            MeterRegistry metrics) {
        this.redis = redis;
        this.breaker = breaker;
        this.postgres = postgres;
        this.patience = patience;
        this.clock = clock;
        this.redisReads = Metric.ITEMS_READ.counter(metrics, "redis");
        this.postgresReads = Metric.ITEMS_READ.counter(metrics, "postgres");
    }

    /** {@link ItemCounts#NONE} for an item nobody rated. */
    Mono<ItemCounts> read(ItemKey item) {
        Optional<RedisSession> session = redis.session();
        if (session.isEmpty() || !breaker.tryAcquirePermission()) {
            return fromPostgres(item);
        }
        long start = System.nanoTime();
        return Mono.fromCompletionStage(
                        fromRedis(session.get(), item)
                                .whenComplete((_, failure) -> settle(start, failure))
                                .exceptionally(_ -> Optional.empty()))
                .flatMap(found -> found.map(this::answered).orElseGet(() -> fromPostgres(item)));
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

    private CompletionStage<Optional<ItemCounts>> fromRedis(RedisSession session, ItemKey item) {
        int partition =
                ItemPartitioner.partition(
                        item.toString().getBytes(UTF_8), Topics.RATINGS_PARTITIONS);
        return session.readInOrder(
                RedisPermits.of(partition),
                RedisItemHash.of(item),
                (List<@Nullable String> gate, List<@Nullable String> found) ->
                        RedisPermits.parse(gate, session).allowsReading(clock.instant())
                                ? RedisItemHash.parse(found)
                                : Optional.empty());
    }

    private Mono<ItemCounts> answered(ItemCounts fromRedis) {
        redisReads.increment();
        return Mono.just(fromRedis);
    }

    private Mono<ItemCounts> fromPostgres(ItemKey item) {
        postgresReads.increment();
        return postgres.sql(SELECT)
                .bind(0, item.tenant().value())
                .bind(1, item.item().value())
                .map(ItemReader::counts)
                .one()
                .defaultIfEmpty(ItemCounts.NONE)
                .timeout(patience);
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
