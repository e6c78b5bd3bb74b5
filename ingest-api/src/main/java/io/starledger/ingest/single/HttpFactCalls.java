package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.facts.FactWriter;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.http.CallLog;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.ingest.quota.HttpQuotas;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.idempotency.FirstAnswers;
import io.starledger.platform.idempotency.KeyedRequest;
import io.starledger.platform.kafka.OffsetListener;
import io.starledger.platform.position.PositionSeal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the calls about one rating do alike: append one fact and answer 202 with its position. */
final class HttpFactCalls {
    private final HttpCalls calls;
    private final FactIds ids;
    private final FactWriter writer;
    private final FactMetrics metrics;
    private final CallLog callLog;
    private final PositionSeal seal;
    private final HttpAnswers answers;
    private final FirstAnswers firstAnswers;
    private final HttpQuotas quotas;

    HttpFactCalls(
            HttpCalls calls,
            FactIds ids,
            FactWriter writer,
            FactMetrics metrics,
            CallLog callLog,
            PositionSeal seal,
            HttpAnswers answers,
            FirstAnswers firstAnswers,
            HttpQuotas quotas) {
        this.calls = calls;
        this.ids = ids;
        this.writer = writer;
        this.metrics = metrics;
        this.callLog = callLog;
        this.seal = seal;
        this.answers = answers;
        this.firstAnswers = firstAnswers;
        this.quotas = quotas;
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

    /**
     * Answers with what {@code answer} makes of the sealed position: that of the fact's first
     * append, if it is {@code keyed}.
     */
    Mono<ServerResponse> append(
            Acceptance call,
            RatingFact fact,
            @Nullable KeyedRequest keyed,
            Function<String, Object> answer) {
        return answer(keyed, () -> append(call, fact, OffsetListener.NOBODY), answer);
    }

    /**
     * As {@link #append}, if the tenant's quota has room for it. A repetition takes no room and is
     * answered all the same.
     */
    Mono<ServerResponse> submit(
            Submission submission,
            @Nullable KeyedRequest keyed,
            HttpHeaders headers,
            Function<String, Object> answer) {
        Acceptance call = submission.call();
        return answer(
                keyed,
                () ->
                        quotas.write(
                                new HttpQuotas.Call(call.tenant(), call.acceptedAt()),
                                headers,
                                listener -> append(call, submission.fact(), listener)),
                answer);
    }

    record Submission(Acceptance call, RatingFact.Submitted fact) {}

    private Mono<ServerResponse> answer(
            @Nullable KeyedRequest keyed,
            Supplier<Mono<String>> effect,
            Function<String, Object> answer) {
        return (keyed == null ? effect.get() : firstAnswers.once(keyed, effect))
                .flatMap(position -> answers.of(HttpStatus.ACCEPTED, answer.apply(position)));
    }

    private Mono<String> append(Acceptance call, RatingFact fact, OffsetListener listener) {
        return writer.append(call, List.of(fact), listener)
                .map(
                        position -> {
                            metrics.appended(fact);
                            callLog.recorded(call, fact.name());
                            return seal.seal(call.tenant(), position);
                        });
    }
}
