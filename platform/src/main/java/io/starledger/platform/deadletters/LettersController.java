package io.starledger.platform.deadletters;

import static java.util.Comparator.comparing;

import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Answers operators what is dead, and decides for them. Who is shown a tenant's letter, or decides
 * on it, is written down first.
 */
record LettersController(
        KafkaLetters letters,
        KafkaDecisions decisions,
        KafkaSettings kafka,
        Serdes serdes,
        AuditTrail audit,
        HttpAnswers answers,
        InstantSource clock) {
    private static final Duration AUDIT_LIMIT = Duration.ofSeconds(10);
    private static final Comparator<Letter> NEWEST_FIRST =
            comparing(Letter::lastSeen)
                    .reversed()
                    .thenComparing(letter -> letter.origin().toString());

    Mono<ServerResponse> list(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        LetterSelection selection = SelectionCall.of(request, violations);
        PageRequest page =
                PageRequest.parse(
                        request.queryParam("limit").orElse(null),
                        request.queryParam("cursor").orElse(null),
                        1,
                        violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return blocking(() -> listed(selection, page))
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return blocking(() -> shown(request)).flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    Mono<ServerResponse> retry(ServerRequest request) {
        return decided(request, Decision.RETRIED);
    }

    Mono<ServerResponse> discard(ServerRequest request) {
        return decided(request, Decision.DISCARDED);
    }

    private LetterListBody listed(LetterSelection selection, PageRequest page) {
        KafkaLetters.Found found = letters.read();
        List<Letter> selected =
                found.letters().stream().filter(selection).sorted(NEWEST_FIRST).toList();
        List<Letter> rows =
                selected.stream()
                        .filter(it -> page.cursor() == null || isAfter(page.cursor(), it))
                        .limit(page.limit() + 1L)
                        .toList();
        return LetterListBody.of(
                selected,
                found.complete(),
                Page.of(rows, page.limit(), it -> Cursor.of(place(it))));
    }

    /** Sorts as pages do: the newest first. */
    private static String place(Letter letter) {
        return "%016x %s"
                .formatted(Long.MAX_VALUE - letter.lastSeen().toEpochMilli(), letter.origin());
    }

    private static boolean isAfter(Cursor cursor, Letter letter) {
        return place(letter).compareTo(cursor.parts().getFirst()) > 0;
    }

    private LetterBody shown(ServerRequest request) {
        Letter letter =
                origin(request)
                        .flatMap(
                                origin ->
                                        letters.read().letters().stream()
                                                .filter(it -> it.origin().equals(origin))
                                                .findFirst())
                        .orElseThrow(LettersController::notOpen);
        if (letter.tenant() != null) {
            record(Set.of(letter.tenant()), "GET " + DeadLettersConfiguration.LETTER, request);
        }
        try (KafkaRecordReader records = new KafkaRecordReader(kafka)) {
            ConsumerRecord<byte[], byte[]> record = records.at(letter.shelf(), letter.offset());
            if (record == null) {
                throw notOpen();
            }
            return LetterBody.of(letter, record, decoded(letter, record));
        }
    }

    private static Optional<Origin> origin(ServerRequest request) {
        return Origin.parse(
                "%s/%s/%s"
                        .formatted(
                                request.pathVariable("topic"),
                                request.pathVariable("partition"),
                                request.pathVariable("offset")));
    }

    private static ProblemException notOpen() {
        return ProblemException.of(
                ProblemType.NOT_FOUND, "no letter of that place is open; perhaps it is decided on");
    }

    /** Null if it cannot be told, now or ever: most letters are here for that. */
    private @Nullable String decoded(Letter letter, ConsumerRecord<byte[], byte[]> record) {
        Topic<?, ?> topic = Letter.topic(letter.origin().topic());
        if (topic == null || LetterHeader.CUT.in(record.headers()) != null) {
            return null;
        }
        try (Deserializer<? extends SpecificRecord> values = serdes.valueDeserializer(topic)) {
            SpecificRecord value = values.deserialize(topic.name(), record.value());
            return value == null ? null : value.toString();
        } catch (KafkaException _) {
            return null;
        }
    }

    private Mono<ServerResponse> decided(ServerRequest request, Decision decision) {
        SelectionCall call = SelectionCall.of(request);
        return blocking(() -> effect(call, decision, request))
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    private EffectBody effect(SelectionCall call, Decision decision, ServerRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (call.dryRun()) {
            return EffectBody.of(decisions.preview(call.selection(), decision), true, now);
        }
        AuditEntry.Actor actor = actor(request);
        String by = actor.subject() == null ? actor.role() : actor.subject();
        Effect effect =
                decisions.decide(
                        call.selection(),
                        decision,
                        by,
                        planned -> record(planned.tenants(), "POST " + request.path(), request));
        return EffectBody.of(effect, false, now);
    }

    private void record(Set<TenantId> tenants, String action, ServerRequest request) {
        TraceParent trace =
                TraceParent.continuing(request.headers().firstHeader(TraceParent.HEADER));
        Flux.fromIterable(tenants)
                .map(it -> new AuditEntry(it, actor(request), action, request.path(), trace))
                .flatMap(audit::record)
                .blockLast(AUDIT_LIMIT);
    }

    private static AuditEntry.Actor actor(ServerRequest request) {
        return (AuditEntry.Actor)
                request.attribute(AuditEntry.Actor.ATTRIBUTE)
                        .orElseThrow(() -> new IllegalStateException("expected an audited call"));
    }

    private static <T> Mono<T> blocking(Callable<T> answer) {
        return Mono.fromCallable(answer).subscribeOn(Schedulers.boundedElastic());
    }
}
