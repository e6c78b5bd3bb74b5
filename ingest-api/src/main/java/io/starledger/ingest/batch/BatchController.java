package io.starledger.ingest.batch;

import io.starledger.ingest.http.HttpBodyType;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

/** Takes many ratings in one call. */
final class BatchController {
    private final HttpCalls calls;
    private final BatchWriter batches;
    private final BatchSettings settings;
    private final HttpBatchAnswers answers;

    BatchController(
            HttpCalls calls,
            BatchWriter batches,
            BatchSettings settings,
            HttpBatchAnswers answers) {
        this.calls = calls;
        this.batches = batches;
        this.settings = settings;
        this.answers = answers;
    }

    Mono<ServerResponse> submitAll(ServerRequest request) {
        HttpBodyType.NDJSON.require(request);
        ServerHttpRequest http = request.exchange().getRequest();
        requireWithinLimit(http.getHeaders().getContentLength());
        BatchCall call = new BatchCall(calls.accept(request));
        return batches.write(call, http.getBody())
                .flatMap(outcome -> answers.answer(call, outcome));
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
}
