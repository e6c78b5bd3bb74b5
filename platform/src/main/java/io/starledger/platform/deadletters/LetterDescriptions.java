package io.starledger.platform.deadletters;

import static io.starledger.platform.problem.ProblemType.FORBIDDEN;
import static io.starledger.platform.problem.ProblemType.INVALID_REQUEST;
import static io.starledger.platform.problem.ProblemType.NOT_ACKNOWLEDGED;
import static io.starledger.platform.problem.ProblemType.NOT_FOUND;
import static io.starledger.platform.problem.ProblemType.UNAUTHENTICATED;
import static io.starledger.platform.problem.ProblemType.UNAVAILABLE;

import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.platform.openapi.CallParts;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;

/** Describes the calls about dead letters. */
final class LetterDescriptions {
    private static final String TAG = "Operators";

    private LetterDescriptions() {}

    static void list(Builder call) {
        call.operationId("deadLetters")
                .summary("List dead letters by cause and tenant, and one by one")
                .tag(TAG);
        selection(call);
        CallParts.page(call);
        CallParts.answer(call, HttpStatus.OK, "The letters that are open", LetterListBody.class);
        CallParts.problems(call, INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE);
    }

    static void show(Builder call) {
        call.operationId("deadLetter").summary("Show a dead letter with what it holds").tag(TAG);
        inPath(call, "topic", "It came from", "string", "ratings.events.v1");
        inPath(call, "partition", "Of that topic", "integer", "3");
        inPath(call, "offset", "Where it stood when it was buried first", "integer", "1042");
        CallParts.answer(call, HttpStatus.OK, "The letter", LetterBody.class);
        CallParts.problems(
                call, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_ACKNOWLEDGED, UNAVAILABLE);
    }

    static void retry(Builder call) {
        call.operationId("retryDeadLetters")
                .summary("Append the records of dead letters to their topics again")
                .description("500 at a call, each once, however often it is asked for")
                .tag(TAG);
        decision(call, "What is retried, or would be");
    }

    static void discard(Builder call) {
        call.operationId("discardDeadLetters").summary("Close dead letters").tag(TAG);
        decision(call, "What is discarded, or would be");
    }

    private static void decision(Builder call, String description) {
        selection(call);
        inQuery(call, "dry_run", "true tells what it would do and does nothing", "boolean");
        CallParts.answer(call, HttpStatus.OK, description, EffectBody.class);
        CallParts.problems(
                call, INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_ACKNOWLEDGED, UNAVAILABLE);
    }

    private static void selection(Builder call) {
        inQuery(call, "topic", "They came from", "string");
        inQuery(call, "cause", "Its hash", "string");
        inQuery(call, "tenant", "Whose they are", "string");
        inQuery(call, "from", "Seen last at or after it", "string");
        inQuery(call, "until", "Seen last before it", "string");
        inQuery(call, "letter", "topic/partition/offset; up to 100 times", "string");
    }

    private static void inQuery(Builder call, String name, String description, String type) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.QUERY)
                        .description(description)
                        .schema(schemaBuilder().type(type)));
    }

    private static void inPath(
            Builder call, String name, String description, String type, String example) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.PATH)
                        .required(true)
                        .description(description)
                        .schema(schemaBuilder().type(type))
                        .example(example));
    }
}
