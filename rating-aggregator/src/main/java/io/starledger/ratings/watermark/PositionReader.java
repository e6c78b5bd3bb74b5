package io.starledger.ratings.watermark;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Holds a read back until its view has reached the position that the caller asks it after. Who
 * waits holds no thread and no connection; there is one look at the watermarks for all that wait
 * for a shard.
 */
public final class PositionReader {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ShardWatermarks shards;
    private final WaitingReads waiting;

    PositionReader(ShardWatermarks shards, WaitingReads waiting) {
        this.shards = shards;
        this.waiting = waiting;
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
                    PostgresWatermarks watermarks = shards.of(awaited.tenant());
                    long start = System.nanoTime();
                    Mono<Void> wait =
                            watermarks.known(awaited.view()).hasReached(awaited.position())
                                    ? Mono.empty()
                                    : wait(awaited, watermarks);
                    return wait.doFinally(_ -> waiting.metrics().waited(System.nanoTime() - start));
                });
    }

    private Mono<Void> wait(Awaited awaited, PostgresWatermarks watermarks) {
        if (!waiting.places().take(awaited.tenant())) {
            return Mono.error(tooManyWait());
        }
        return watermarks
                .of(awaited.view())
                .filter(watermark -> watermark.hasReached(awaited.position()))
                .next()
                .then()
                .timeout(
                        waiting.settings().limit(),
                        Mono.error(() -> notReached(awaited, watermarks)))
                .doFinally(_ -> waiting.places().giveBack(awaited.tenant()));
    }

    /** Says nothing of offsets, which would tell how much others write. */
    private ProblemException notReached(Awaited awaited, PostgresWatermarks watermarks) {
        return ProblemException.behind(
                "expected the view there in %d ms but it is behind"
                        .formatted(waiting.settings().limit().toMillis()),
                watermarks.known(awaited.view()).shareOf(awaited.position()),
                RETRY_AFTER);
    }

    private ProblemException tooManyWait() {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE,
                "expected at most %d reads to wait for a position at once, %d of one tenant, but this is one more"
                        .formatted(
                                waiting.settings().readers(),
                                waiting.settings().readersPerTenant()),
                RETRY_AFTER,
                null);
    }
}
