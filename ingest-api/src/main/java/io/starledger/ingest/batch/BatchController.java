package io.starledger.ingest.batch;

import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

/** Takes many ratings in one call. */
@RestController
final class BatchController {
    private final BatchIngest ingest;
    private final BatchSettings settings;
    private final PositionSeal seal;

    BatchController(BatchIngest ingest, BatchSettings settings, PositionSeal seal) {
        this.ingest = ingest;
        this.settings = settings;
        this.seal = seal;
    }

    @PostMapping(path = "/v1/tenants/{tenantId}/ratings/batch", consumes = "application/x-ndjson")
    Mono<BatchAnswer> submitAll(@PathVariable TenantId tenantId, ServerHttpRequest request) {
        requireWithinLimit(request.getHeaders().getContentLength());
        TraceParent trace = TraceParent.continuing(request.getHeaders().getFirst("traceparent"));
        return ingest.ingest(new BatchIngest.Call(tenantId, trace), request.getBody())
                .map(outcome -> toAnswer(tenantId, outcome));
    }

    private void requireWithinLimit(long contentLength) {
        long limit = settings.bodyLimit().toBytes();
        if (contentLength > limit) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE,
                    "expected a body of at most %,d bytes but was %,d"
                            .formatted(limit, contentLength));
        }
    }

    private BatchAnswer toAnswer(TenantId tenant, BatchIngest.Outcome outcome) {
        ChunkReader reader = outcome.reader();
        if (reader.stop() != null) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE,
                    "%s; the %,d good lines before are recorded"
                            .formatted(reader.stop(), reader.accepted()));
        }
        return new BatchAnswer(
                reader.accepted(),
                reader.rejections().count(),
                reader.rejections().listed().stream().map(BatchAnswer.Rejected::of).toList(),
                seal.seal(tenant, outcome.position()));
    }
}
