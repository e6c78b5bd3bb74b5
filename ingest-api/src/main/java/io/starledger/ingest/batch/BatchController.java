package io.starledger.ingest.batch;

import io.starledger.ingest.http.HttpBodyType;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.ingest.http.HttpIdempotencyKey;
import io.starledger.ingest.quota.HttpQuotas;
import io.starledger.ingest.quota.QuotaClaim;
import io.starledger.ingest.quota.Verdict;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.Violations;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

/** Takes many ratings in one call. */
final class BatchController {
    private final HttpCalls calls;
    private final BatchWriter batches;
    private final BatchSettings settings;
    private final HttpQuotas quotas;
    private final HttpBatchAnswers answers;

    BatchController(
            HttpCalls calls,
            BatchWriter batches,
            BatchSettings settings,
            HttpQuotas quotas,
            HttpBatchAnswers answers) {
        this.calls = calls;
        this.batches = batches;
        this.settings = settings;
        this.quotas = quotas;
        this.answers = answers;
    }

    Mono<ServerResponse> submitAll(ServerRequest request) {
        HttpBodyType.NDJSON.require(request);
        ServerHttpRequest http = request.exchange().getRequest();
        requireWithinLimit(http.getHeaders().getContentLength());
        Violations violations = new Violations();
        IdempotencyKey key = HttpIdempotencyKey.of(request, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations.list());
        }
        BatchCall call = new BatchCall(calls.accept(request), key);
        HttpHeaders told = request.exchange().getResponse().getHeaders();
        QuotaClaim quota =
                quotas.begin(new HttpQuotas.Call(call.tenant(), call.begun().acceptedAt()), told);
        return batches.write(call, quota, http.getBody())
                .flatMap(
                        outcome ->
                                tell(outcome, quota, told)
                                        .then(Mono.defer(() -> answers.answer(call, outcome))))
                .doFinally(_ -> quota.end());
    }

    private Mono<Void> tell(BatchWriter.Outcome outcome, QuotaClaim quota, HttpHeaders told) {
        Verdict.Refused refusal = outcome.reader().refusal();
        if (refusal != null) {
            quotas.refused(refusal, outcome.reader().refused());
        }
        quotas.tell(quota, told, calls.clock().instant());
        return outcome.pace() == null ? Mono.empty() : outcome.pace().tell(told).then();
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
