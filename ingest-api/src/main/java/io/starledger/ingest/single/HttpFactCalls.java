package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.facts.FactWriter;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.http.CallLog;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.position.PositionSeal;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What the calls about one rating do alike: append one fact and answer 202 with its position. */
final class HttpFactCalls {
    private final HttpCalls calls;
    private final FactIds ids;
    private final FactWriter writer;
    private final FactMetrics metrics;
    private final CallLog callLog;
    private final PositionSeal seal;
    private final HttpAnswers answers;

    HttpFactCalls(
            HttpCalls calls,
            FactIds ids,
            FactWriter writer,
            FactMetrics metrics,
            CallLog callLog,
            PositionSeal seal,
            HttpAnswers answers) {
        this.calls = calls;
        this.ids = ids;
        this.writer = writer;
        this.metrics = metrics;
        this.callLog = callLog;
        this.seal = seal;
        this.answers = answers;
    }

    Acceptance accept(ServerRequest request) {
        return calls.accept(request);
    }

    UUID newId(Acceptance call) {
        return ids.next(call.acceptedAt());
    }

    void count(Reading<RatingSubmission> rating) {
        metrics.read(rating);
    }

    /** Answers with what {@code answer} makes of the sealed position. */
    Mono<ServerResponse> append(Acceptance call, RatingFact fact, Function<String, Object> answer) {
        return writer.append(call, List.of(fact))
                .flatMap(
                        position -> {
                            metrics.appended(fact);
                            callLog.recorded(call, fact.name());
                            return answers.of(
                                    HttpStatus.ACCEPTED,
                                    answer.apply(seal.seal(call.tenant(), position)));
                        });
    }
}
