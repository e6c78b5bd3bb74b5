package io.starledger.ingest.batch;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.platform.position.Position;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Streams a body into the log. Chunks are sent in the order of their lines, a few at a time; the
 * socket is read only as fast as they are acknowledged.
 */
final class BatchIngest {
    private final BatchSettings settings;
    private final FactIds ids;
    private final FactLog log;
    private final InstantSource clock;

    BatchIngest(BatchSettings settings, FactIds ids, FactLog log, InstantSource clock) {
        this.settings = settings;
        this.ids = ids;
        this.log = log;
        this.clock = clock;
    }

    /** Who sends, and on whose behalf. */
    record Call(TenantId tenant, TraceParent trace) {
        Acceptance accepting(Chunk chunk) {
            return new Acceptance(tenant, chunk.acceptedAt(), trace);
        }
    }

    /** What the reader made of all lines, and where the last of them stands. */
    record Outcome(ChunkReader reader, Position position) {}

    Mono<Outcome> ingest(Call call, Flux<DataBuffer> body) {
        return Mono.defer(
                () -> {
                    ChunkReader reader =
                            new ChunkReader(call.tenant(), settings.limits(), ids, clock);
                    return append(call, chunks(reader, body))
                            .map(position -> new Outcome(reader, position));
                });
    }

    private Flux<Chunk> chunks(ChunkReader reader, Flux<DataBuffer> body) {
        return body.timeout(settings.stall())
                .map(buffer -> read(reader, buffer))
                .takeUntil(_ -> reader.stop() != null)
                .concatWith(Mono.fromSupplier(reader::end))
                .concatMapIterable(Function.identity(), 1)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    /** Comments run ahead of events, and neither overtakes its like: that keeps the order. */
    private Mono<Position> append(Call call, Flux<Chunk> chunks) {
        int inFlight = settings.chunksInFlight();
        return chunks.flatMapSequential(
                        chunk ->
                                log.appendComments(call.accepting(chunk), chunk.facts())
                                        .thenReturn(chunk),
                        inFlight,
                        1)
                .flatMapSequential(
                        chunk -> log.appendEvents(call.accepting(chunk), chunk.facts()),
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
}
