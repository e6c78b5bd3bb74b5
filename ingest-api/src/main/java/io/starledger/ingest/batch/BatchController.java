package io.starledger.ingest.batch;

import io.starledger.ingest.http.Answers;
import io.starledger.ingest.http.BodyType;
import io.starledger.ingest.http.Calls;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

/** Takes many ratings in one call. */
final class BatchController {
    private final BatchIngest ingest;
    private final BatchSettings settings;
    private final PositionSeal seal;
    private final Answers answers;

    BatchController(
            BatchIngest ingest, BatchSettings settings, PositionSeal seal, Answers answers) {
        this.ingest = ingest;
        this.settings = settings;
        this.seal = seal;
        this.answers = answers;
    }

    Mono<ServerResponse> submitAll(ServerRequest request) {
        BodyType.NDJSON.require(request);
        ServerHttpRequest http = request.exchange().getRequest();
        requireWithinLimit(http.getHeaders().getContentLength());
        TenantId tenant = Calls.tenant(request);
        return ingest.ingest(new BatchCall(tenant, Calls.trace(request)), http.getBody())
                .flatMap(outcome -> answers.of(HttpStatus.OK, toAnswer(tenant, outcome)));
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
