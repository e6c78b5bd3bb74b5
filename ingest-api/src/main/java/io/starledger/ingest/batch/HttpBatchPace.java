package io.starledger.ingest.batch;

import io.starledger.platform.limits.Draw;
import io.starledger.platform.limits.TenantBucket;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * Reads a body as fast as its tenant's limit of ratings allows. What a chunk takes beyond the limit
 * is owed, and nothing more is read until it is paid, by this or any other batch of the tenant.
 * Once a batch would have to wait longer than it may, it takes no more lines.
 */
final class HttpBatchPace {
    private final TenantBucket bucket;
    private Duration patience;

    /** {@code patience} is how long the call may wait altogether. */
    HttpBatchPace(TenantBucket bucket, Duration patience) {
        this.bucket = bucket;
        this.patience = patience;
    }

    /** Completes when the tenant owes nothing; fails if that takes too long to wait for. */
    Mono<Void> begin() {
        return bucket.look()
                .flatMap(
                        draw -> {
                            if (draw.pause().compareTo(patience) > 0) {
                                return Mono.error(bucket.refusal(draw.pause()));
                            }
                            return waiting(draw.pause());
                        });
    }

    /** The chunk at once, and its end when the next may be read. */
    Flux<Chunk> pass(Chunk chunk, ChunkReader reader) {
        return bucket.takeOwing(chunk.facts().size())
                .flatMapMany(
                        owed -> {
                            if (owed.compareTo(patience) > 0) {
                                reader.takeNoMore(
                                        new RejectedLine.Stop(
                                                ProblemType.RATE_LIMIT_EXCEEDED, bucket.limit()));
                                return Flux.just(chunk);
                            }
                            return Flux.just(chunk).concatWith(waiting(owed).then(Mono.empty()));
                        });
    }

    /** Says in the answer's headers what is left of the limit. */
    Mono<Draw> tell(HttpHeaders headers) {
        return bucket.look().doOnNext(draw -> bucket.tell(headers, draw));
    }

    private Mono<Void> waiting(Duration pause) {
        if (pause.isZero()) {
            return Mono.empty();
        }
        patience = patience.minus(pause);
        return Mono.delay(pause).then();
    }
}
