package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.facts.FactWriter;
import io.starledger.ingest.quota.QuotaClaim;
import io.starledger.platform.limits.Meter;
import io.starledger.platform.limits.RateLimiter;
import io.starledger.platform.limits.TenantBucket;
import io.starledger.platform.position.Position;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Streams bodies into the log. A body's chunks are sent in the order of its lines, a few at a time,
 * and its socket is read only as fast as they are acknowledged; so many bodies at once, no more.
 */
final class BatchWriter {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BatchSettings settings;
    private final FactIds ids;
    private final FactWriter writer;
    private final FactMetrics metrics;
    private final InstantSource clock;
    private final RateLimiter limiter;
    private final BatchSlots slots;

    BatchWriter(
            BatchSettings settings,
            FactIds ids,
            FactWriter writer,
            FactMetrics metrics,
            RateLimiter limiter,
            InstantSource clock) {
        this.settings = settings;
        this.ids = ids;
        this.writer = writer;
        this.metrics = metrics;
        this.clock = clock;
        this.limiter = limiter;
        this.slots = new BatchSlots(settings.callsAtOnce(), settings.callsAtOnceEach());
    }

    /**
     * What the reader made of all lines, and where the last of them stands.
     *
     * @param pace null if the tenant's ratings have no limit
     */
    record Outcome(ChunkReader reader, Position position, @Nullable HttpBatchPace pace) {}

    /** Completes when every good line is acknowledged. */
    Mono<Outcome> write(BatchCall call, QuotaClaim quota, Flux<DataBuffer> body) {
        return Mono.defer(
                () ->
                        switch (slots.take(call.tenant())) {
                            case NONE_FREE -> Mono.error(busy());
                            case TENANT_HAS_ITS_PART -> Mono.error(tooMany());
                            case TAKEN ->
                                    Mono.defer(() -> read(call, quota, body))
                                            .timeout(settings.timeLimit())
                                            .onErrorMap(TimeoutException.class, _ -> tooSlow())
                                            .doFinally(_ -> slots.giveBack(call.tenant()));
                        });
    }

    private Mono<Outcome> read(BatchCall call, QuotaClaim quota, Flux<DataBuffer> body) {
        ChunkReader reader = new ChunkReader(call, settings.limits(), ids, quota, clock);
        TenantBucket bucket = limiter.bucket(call.tenant(), Meter.RATINGS);
        if (bucket == null) {
            return append(call, quota, chunks(reader, body))
                    .map(position -> new Outcome(reader, position, null));
        }
        HttpBatchPace pace = new HttpBatchPace(bucket, settings.patience());
        Flux<Chunk> paced = chunks(reader, body).concatMap(chunk -> pace.pass(chunk, reader), 1);
        return pace.begin()
                .then(Mono.defer(() -> append(call, quota, paced)))
                .map(position -> new Outcome(reader, position, pace));
    }

    private Flux<Chunk> chunks(ChunkReader reader, Flux<DataBuffer> body) {
        return body.timeout(settings.stall())
                .map(buffer -> read(reader, buffer))
                .takeUntil(_ -> reader.stop() != null)
                .concatWith(Mono.fromSupplier(reader::end))
                .concatMapIterable(Function.identity(), 1)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    /**
     * Comments run ahead of events, and neither overtakes its like: that keeps the order. What
     * follows an acknowledgement is done off the thread that brings it.
     */
    private Mono<Position> append(BatchCall call, QuotaClaim quota, Flux<Chunk> chunks) {
        int inFlight = settings.chunksInFlight();
        return chunks.flatMapSequential(
                        chunk ->
                                writer.appendComments(call.accepting(chunk), chunk.facts())
                                        .thenReturn(chunk),
                        inFlight,
                        1)
                .flatMapSequential(
                        chunk ->
                                writer.appendEvents(
                                                call.accepting(chunk),
                                                chunk.facts(),
                                                quota.acknowledging(chunk.acceptedAt()))
                                        .publishOn(Schedulers.parallel())
                                        .doOnNext(_ -> metrics.appended(chunk.facts().size())),
                        inFlight,
                        1)
                .reduce(Position.EMPTY, Position::and);
    }

    private static List<Chunk> read(ChunkReader reader, DataBuffer buffer) {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                reader.read(parts.next());
            }
            return reader.takeComplete();
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private ProblemException busy() {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE,
                "expected at most %d batches at once but this is one more"
                        .formatted(settings.callsAtOnce()),
                RETRY_AFTER,
                null);
    }

    private ProblemException tooMany() {
        return ProblemException.passing(
                ProblemType.RATE_LIMIT_EXCEEDED,
                "expected at most %d batches of a tenant at once but this is one more"
                        .formatted(settings.callsAtOnceEach()),
                RETRY_AFTER,
                null);
    }

    private ProblemException tooSlow() {
        return ProblemException.of(
                ProblemType.TOO_SLOW,
                "expected the next bytes within %ds and the last within %ds"
                        .formatted(settings.stall().toSeconds(), settings.timeLimit().toSeconds()));
    }
}
