package io.starledger.ratings.watermark;

import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds a read back until its view has reached the position that the caller asks it after. Who
 * waits holds no thread and no connection; there is one look at the watermarks for all that wait
 * for a shard.
 */
public final class PositionReader {
    /** What descriptions of calls say of the parameter. */
    public static final String AFTER =
            "The position that a write was answered with: the answer is at least as new. It is"
                + " waited for, and the call answers 425 if the view has not come there in time";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PositionSeal seal;
    private final SlotTable shards;
    private final TenantReads postgres;
    private final WaitSettings settings;
    private final WaitingPlaces places;
    private final WaitMetrics metrics;
    private final Map<String, PostgresWatermarks> byShard = new ConcurrentHashMap<>();

    PositionReader(
            PositionSeal seal,
            SlotTable shards,
            TenantReads postgres,
            WaitSettings settings,
            WaitingPlaces places,
            WaitMetrics metrics) {
        this.seal = seal;
        this.shards = shards;
        this.postgres = postgres;
        this.settings = settings;
        this.places = places;
        this.metrics = metrics;
    }

    /**
     * What a read waits for.
     *
     * @param view that it reads
     */
    public record Awaited(TenantId tenant, View view, Position position) {}

    /**
     * Null if {@code token} is. Adds to {@code violations} what is wrong; the answer is to be used
     * only if nothing was.
     */
    public @Nullable Awaited parse(
            TenantId tenant, View view, @Nullable String token, List<Violation> violations) {
        if (token == null) {
            return null;
        }
        Optional<Position> position = seal.open(tenant, token);
        if (position.isEmpty()) {
            violations.add(
                    new Violation(
                            "?after", "expected a position that a call of this tenant answered"));
        }
        return new Awaited(tenant, view, position.orElse(Position.EMPTY));
    }

    /**
     * What {@code read} answers, which is asked once the view has reached the position, or at once
     * if there is none; a problem if it has not within the limit.
     */
    public <T> Mono<T> after(@Nullable Awaited awaited, Supplier<Mono<T>> read) {
        return awaited == null ? read.get() : reached(awaited).then(Mono.defer(read));
    }

    private Mono<Void> reached(Awaited awaited) {
        return Mono.defer(
                () -> {
                    PostgresWatermarks watermarks = watermarksOf(awaited.tenant());
                    long start = System.nanoTime();
                    Mono<Void> wait =
                            watermarks.known(awaited.view()).hasReached(awaited.position())
                                    ? Mono.empty()
                                    : wait(awaited, watermarks);
                    return wait.doFinally(_ -> metrics.waited(System.nanoTime() - start));
                });
    }

    private Mono<Void> wait(Awaited awaited, PostgresWatermarks watermarks) {
        if (!places.take(awaited.tenant())) {
            return Mono.error(tooManyWait());
        }
        return watermarks
                .of(awaited.view())
                .filter(watermark -> watermark.hasReached(awaited.position()))
                .next()
                .then()
                .timeout(settings.limit(), Mono.error(() -> notReached(awaited, watermarks)))
                .doFinally(_ -> places.giveBack(awaited.tenant()));
    }

    private PostgresWatermarks watermarksOf(TenantId tenant) {
        return byShard.computeIfAbsent(
                shards.shardOf(tenant),
                _ -> new PostgresWatermarks(postgres, tenant, settings.pace()));
    }

    /** Says nothing of offsets, which would tell how much others write. */
    private ProblemException notReached(Awaited awaited, PostgresWatermarks watermarks) {
        return ProblemException.behind(
                "expected the view there in %d ms but it is behind"
                        .formatted(settings.limit().toMillis()),
                watermarks.known(awaited.view()).shareOf(awaited.position()),
                RETRY_AFTER);
    }

    private ProblemException tooManyWait() {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE,
                "expected at most %d reads to wait for a position at once, %d of one tenant, but this is one more"
                        .formatted(settings.readers(), settings.readersPerTenant()),
                RETRY_AFTER,
                null);
    }
}
