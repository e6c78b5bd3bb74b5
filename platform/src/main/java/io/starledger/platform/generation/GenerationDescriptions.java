package io.starledger.platform.generation;

import static io.starledger.platform.problem.ProblemType.DECISION_NOT_ALLOWED;
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

/** Describes the calls about generations. */
final class GenerationDescriptions {
    private static final String TAG = "Operators";

    private GenerationDescriptions() {}

    static void list(Builder call) {
        call.operationId("projections")
                .summary("List projections, their generations and how far each has come")
                .tag(TAG);
        CallParts.answer(
                call, HttpStatus.OK, "The projections of this service", ProjectionListBody.class);
        CallParts.problems(call, UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE);
    }

    static void start(Builder call) {
        call.operationId("startGeneration")
                .summary("Build the next generation from the first event on")
                .description(
                        "With the settings as they are configured now. The one that was kept to go"
                                + " back to ends.");
        parameter(
                call,
                "events_per_second",
                "That each consumer group of an instance reads at most of a topic until it serves,"
                        + " 250 to 10,000,000. With fewer than are written it never catches up",
                "integer");
        decision(call);
    }

    static void compare(Builder call) {
        call.operationId("compareGenerations")
                .summary("Hold the generation that is built against the one that serves")
                .description(
                        "Both at one checkpoint of the log, while they go on. Ask again while the"
                                + " answer is 202: it is one comparison, whoever asks.");
        projection(call);
        CallParts.answer(call, HttpStatus.OK, "What was found", ComparisonBody.class);
        CallParts.answer(call, HttpStatus.ACCEPTED, "It is under way", ProjectionBody.class);
        problems(call);
    }

    static void promote(Builder call) {
        call.operationId("promoteGeneration")
                .summary("Read the generation that was built")
                .description("Refused unless it was compared and found equal, or for a reason.");
        parameter(
                call,
                "accept_difference",
                "Why it may serve although it differs, or was not compared",
                "string");
        decision(call);
    }

    static void rollBack(Builder call) {
        call.operationId("rollBackGeneration").summary("Read the generation that served before");
        decision(call);
    }

    static void drop(Builder call) {
        call.operationId("dropGeneration")
                .summary("End the generation that is built, or else the one that served before")
                .description("What it wrote is deleted.");
        decision(call);
    }

    private static void decision(Builder call) {
        projection(call);
        CallParts.answer(call, HttpStatus.OK, "The projection as it is now", ProjectionBody.class);
        problems(call);
    }

    private static void projection(Builder call) {
        call.tag(TAG)
                .parameter(
                        parameterBuilder()
                                .name("projection")
                                .in(ParameterIn.PATH)
                                .required(true)
                                .schema(schemaBuilder().type("string"))
                                .example("ratings"));
    }

    private static void problems(Builder call) {
        CallParts.problems(
                call,
                INVALID_REQUEST,
                UNAUTHENTICATED,
                FORBIDDEN,
                NOT_FOUND,
                DECISION_NOT_ALLOWED,
                NOT_ACKNOWLEDGED,
                UNAVAILABLE);
    }

    private static void parameter(Builder call, String name, String description, String type) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.QUERY)
                        .description(description)
                        .schema(schemaBuilder().type(type)));
    }
}
