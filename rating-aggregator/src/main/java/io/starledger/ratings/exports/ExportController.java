package io.starledger.ratings.exports;

import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;
import io.starledger.ratings.exports.ExportListBody.ListedExport;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Enables, disables and lists exports. The event comes before the password, so that nobody is told
 * one that a failed call has to take back.
 */
record ExportController(
        EnabledExports exports,
        KafkaExportTopics topics,
        KafkaExportAccess access,
        KafkaExportDecisions decisions,
        ExportSettings settings,
        HttpAnswers answers,
        InstantSource clock) {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Longer than an instance takes to hear of it, and than a dead one is remembered. */
    private static final int LOOKS = 30;

    Mono<ServerResponse> enable(ServerRequest request) {
        ExportCall call = ExportCall.of(request, ExportCall.NEW_PASSWORD, now());
        requireRoom(call);
        return done(() -> topics.make(call.tenant()))
                .then(Mono.defer(() -> decisions.enable(call.decided())))
                .then(blocking(() -> access.grant(call.tenant(), call.flag())))
                .flatMap(
                        granted ->
                                answers.of(HttpStatus.OK, ExportBody.of(call.tenant(), granted)));
    }

    /** Its feeds end before its topic does, or they would write to the next of that name. */
    Mono<ServerResponse> disable(ServerRequest request) {
        ExportCall call = ExportCall.of(request, ExportCall.DELETE_TOPIC, now());
        Mono<Void> deletion =
                done(() -> topics.delete(call.tenant()))
                        .retryWhen(
                                Retry.fixedDelay(LOOKS, LOOK)
                                        .filter(e -> e.getCause() instanceof GroupNotEmptyException)
                                        .onRetryExhaustedThrow((_, last) -> last.failure()));
        return decisions
                .disable(call.decided())
                .then(done(() -> access.revoke(call.tenant())))
                .then(call.flag() ? deletion : Mono.empty())
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return blocking(
                        () ->
                                exports.all().stream()
                                        .map(it -> ListedExport.of(it, topics.behind(it.tenant())))
                                        .toList())
                .flatMap(all -> answers.of(HttpStatus.OK, new ExportListBody(all)));
    }

    private void requireRoom(ExportCall call) {
        int others = exports.size();
        if (!exports.has(call.tenant()) && others >= settings.most()) {
            throw ProblemException.invalid(
                    List.of(
                            new Violation(
                                    "tenantId",
                                    "expected fewer than %d other exports but was %d"
                                            .formatted(settings.most(), others))));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Mono<Void> done(Runnable work) {
        return blocking(
                        () -> {
                            work.run();
                            return true;
                        })
                .then();
    }

    private static <T> Mono<T> blocking(Callable<T> answer) {
        return Mono.fromCallable(answer)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(KafkaException.class, ExportController::passing);
    }

    private static Exception passing(KafkaException failure) {
        return failure instanceof RetriableException || failure instanceof GroupNotEmptyException
                ? ProblemException.passing(
                        ProblemType.UNAVAILABLE,
                        "Kafka does not answer, or an instance still feeds the export: ask again",
                        RETRY_AFTER,
                        failure)
                : failure;
    }
}
