package io.starledger.platform.generation;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.generation.Decision.Dropped;
import io.starledger.platform.generation.Decision.Promoted;
import io.starledger.platform.generation.Decision.Started;
import io.starledger.platform.generation.Generations.Made;
import io.starledger.platform.generation.ProjectionBody.GenerationBody;
import io.starledger.platform.generation.ProjectionBody.LastComparisonBody;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.Throttle;
import io.starledger.platform.position.Position;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Answers operators which generations there are, and decides on them. */
record GenerationsController(
        List<RunningGenerations> projections,
        Map<String, RunningComparison> comparisons,
        KafkaGenerations ledger,
        KafkaLogEnd logEnd,
        HttpAnswers answers) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration COMPARISON_LIMIT = Duration.ofSeconds(5);
    private static final long MOST_EVENTS = 10_000_000;
    private static final int MOST_REASON = 500;

    Mono<ServerResponse> list(ServerRequest request) {
        return blocking(
                        () ->
                                new ProjectionListBody(
                                        projections.stream().map(this::described).toList()))
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    Mono<ServerResponse> start(ServerRequest request) {
        RunningGenerations projection = projection(request);
        Long eventsPerSecond = eventsPerSecond(request);
        return decided(
                request,
                now ->
                        new Started(
                                now.highest() + 1,
                                projection.definition().settings(),
                                logEnd.of(projection.definition().sources()),
                                eventsPerSecond));
    }

    /** 202 as long as it is under way: whoever asks again is told of the same one. */
    Mono<ServerResponse> compare(ServerRequest request) {
        RunningGenerations projection = projection(request);
        return requireNonNull(comparisons.get(projection.projection()))
                .outcome(by(request))
                .map(ComparisonBody::of)
                .flatMap(body -> answers.of(HttpStatus.OK, body))
                .timeout(
                        COMPARISON_LIMIT,
                        blocking(() -> described(projection))
                                .flatMap(body -> answers.of(HttpStatus.ACCEPTED, body)));
    }

    Mono<ServerResponse> promote(ServerRequest request) {
        String reason = reason(request);
        return decided(
                request,
                now ->
                        new Promoted(
                                number(now.candidate().or(now::replaced), "is built"),
                                now.serving(),
                                reason));
    }

    Mono<ServerResponse> rollBack(ServerRequest request) {
        return decided(
                request,
                now -> new Promoted(number(now.replaced(), "served before"), now.serving(), null));
    }

    Mono<ServerResponse> drop(ServerRequest request) {
        return decided(
                request,
                now -> new Dropped(number(now.candidate().or(now::replaced), "may be dropped")));
    }

    private static int number(Optional<Made> made, String which) {
        return made.map(it -> it.generation().number())
                .orElseThrow(
                        () ->
                                ProblemException.of(
                                        ProblemType.DECISION_NOT_ALLOWED,
                                        "expected a generation that %s but there is none"
                                                .formatted(which)));
    }

    private Mono<ServerResponse> decided(
            ServerRequest request, Function<Generations, Decision> decision) {
        RunningGenerations projection = projection(request);
        String by = by(request);
        return blocking(
                        () -> {
                            Generations now = ledger.of(projection.projection());
                            Decision wanted = decision.apply(now);
                            if (wanted instanceof Promoted && now.objection(wanted).isEmpty()) {
                                projection.requireCaughtUp(wanted.generation());
                            }
                            ledger.decide(projection.projection(), wanted, by);
                            return described(projection);
                        })
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    private ProjectionBody described(RunningGenerations projection) {
        Generations now = ledger.of(projection.projection());
        Map<String, Long> ends = logEnd.of(projection.definition().sources().subList(0, 1));
        long events = ends.values().stream().mapToLong(Long::longValue).sum();
        return new ProjectionBody(
                projection.projection(),
                now.serving(),
                now.standing().values().stream()
                        .map(
                                made ->
                                        GenerationBody.of(
                                                made,
                                                made.generation().number() == now.serving(),
                                                events,
                                                behind(projection, made, events)))
                        .toList(),
                LastComparisonBody.of(now.comparison()));
    }

    /** All of them where the views cannot tell now. */
    private static long behind(RunningGenerations projection, Made made, long events) {
        ViewProgress views = projection.view(made.generation().number(), ViewProgress.class);
        if (views == null) {
            return events;
        }
        Position position = views.position().onErrorReturn(Position.EMPTY).block(LIMIT);
        long done =
                requireNonNull(position).offsets().values().stream()
                        .mapToLong(offset -> offset + 1)
                        .sum();
        return Math.max(0, events - done);
    }

    private RunningGenerations projection(ServerRequest request) {
        String name = request.pathVariable("projection");
        return projections.stream()
                .filter(it -> it.projection().equals(name))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static @Nullable Long eventsPerSecond(ServerRequest request) {
        String text = request.queryParam("events_per_second").orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,8}")
                || Long.parseLong(text) < Throttle.LEAST
                || Long.parseLong(text) > MOST_EVENTS) {
            throw ProblemException.invalid(
                    List.of(
                            new Violation(
                                    "?events_per_second",
                                    "expected a whole number of %,d to %,d but was another"
                                            .formatted(Throttle.LEAST, MOST_EVENTS))));
        }
        return Long.parseLong(text);
    }

    private static @Nullable String reason(ServerRequest request) {
        String reason = request.queryParam("accept_difference").orElse(null);
        if (reason != null && (reason.isBlank() || reason.length() > MOST_REASON)) {
            throw ProblemException.invalid(
                    List.of(
                            new Violation(
                                    "?accept_difference",
                                    "expected a reason of 1 to %d characters"
                                            .formatted(MOST_REASON))));
        }
        return reason;
    }

    private static String by(ServerRequest request) {
        AuditEntry.Actor actor =
                (AuditEntry.Actor)
                        request.attribute(AuditEntry.Actor.ATTRIBUTE)
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "expected an audited call"));
        return actor.subject() == null ? actor.role() : actor.subject();
    }

    private static <T> Mono<T> blocking(Callable<T> answer) {
        return Mono.fromCallable(answer).subscribeOn(Schedulers.boundedElastic());
    }
}
