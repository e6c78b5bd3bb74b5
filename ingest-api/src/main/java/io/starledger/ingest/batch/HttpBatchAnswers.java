package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.http.CallLog;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

/** Says what became of a batch. */
record HttpBatchAnswers(
        FactMetrics metrics, CallLog callLog, PositionSeal seal, HttpAnswers answers) {

    /** A batch over a limit is a problem, which says what of it is recorded all the same. */
    Mono<ServerResponse> answer(BatchCall call, BatchWriter.Outcome outcome) {
        ChunkReader reader = outcome.reader();
        reader.rejections().counts().forEach(metrics::rejected);
        callLog.recordedMany(call.begun(), reader.accepted());
        if (reader.stop() != null) {
            return Mono.error(
                    ProblemException.of(
                            ProblemType.TOO_LARGE,
                            "%s; the %,d good lines before are recorded"
                                    .formatted(reader.stop(), reader.accepted())));
        }
        BatchAnswer answer =
                new BatchAnswer(
                        reader.accepted(),
                        reader.rejections().count(),
                        reader.rejections().listed().stream()
                                .map(BatchAnswer.Rejected::of)
                                .toList(),
                        reader.resendFrom(),
                        seal.seal(call.tenant(), outcome.position()));
        return answers.of(HttpStatus.OK, answer);
    }
}
