package io.starledger.platform.openapi;

import static org.springdoc.core.fn.builders.apiresponse.Builder.responseBuilder;
import static org.springdoc.core.fn.builders.content.Builder.contentBuilder;
import static org.springdoc.core.fn.builders.header.Builder.headerBuilder;
import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.platform.problem.ProblemType;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import java.util.UUID;

/** Adds to a call's description what many calls have: their order is that of the document. */
public final class CallParts {
    private CallParts() {}

    /** The tenant that the path names. */
    public static void tenant(Builder call) {
        call.parameter(
                parameterBuilder()
                        .name("tenantId")
                        .in(ParameterIn.PATH)
                        .required(true)
                        .schema(schemaBuilder().implementation(UUID.class)));
    }

    /** Which page, and how long it is. */
    public static void page(Builder call) {
        call.parameter(
                parameterBuilder()
                        .name("limit")
                        .in(ParameterIn.QUERY)
                        .description("1 to 1,000")
                        .schema(schemaBuilder().type("integer").defaultValue("20")));
        call.parameter(
                parameterBuilder()
                        .name("cursor")
                        .in(ParameterIn.QUERY)
                        .description("The next_cursor of an earlier page")
                        .schema(schemaBuilder().type("string")));
    }

    /** What a caller who has the answer already names. */
    public static void knownTag(Builder call) {
        call.parameter(
                parameterBuilder()
                        .name("If-None-Match")
                        .in(ParameterIn.HEADER)
                        .description("An ETag that is known already")
                        .schema(schemaBuilder().type("string")));
    }

    /** A good answer in JSON. */
    public static void answer(Builder call, HttpStatus status, String description, Class<?> body) {
        call.response(
                responseBuilder()
                        .responseCode(code(status))
                        .description(description)
                        .content(json(body)));
    }

    /** A good answer in JSON with an ETag of {@code tag}, and the one to who has it already. */
    public static void taggedAnswer(
            Builder call, String description, String tag, Class<?>... bodies) {
        call.response(
                responseBuilder()
                        .responseCode(code(HttpStatus.OK))
                        .description(description)
                        .header(
                                headerBuilder()
                                        .name("ETag")
                                        .description(tag)
                                        .schema(schemaBuilder().type("string")))
                        .content(json(bodies)));
        call.response(
                responseBuilder()
                        .responseCode(code(HttpStatus.NOT_MODIFIED))
                        .description("Not changed since the ETag in If-None-Match"));
    }

    /** Problems that the call may be answered with. */
    public static void problems(Builder call, ProblemType... types) {
        for (ProblemType type : types) {
            call.response(
                    responseBuilder()
                            .responseCode(code(type.status()))
                            .ref(ProblemResponses.reference(type)));
        }
    }

    private static org.springdoc.core.fn.builders.content.Builder json(Class<?>... bodies) {
        return contentBuilder()
                .mediaType(MediaType.APPLICATION_JSON_VALUE)
                .schema(
                        bodies.length == 1
                                ? schemaBuilder().implementation(bodies[0])
                                : schemaBuilder().anyOf(bodies));
    }

    private static String code(HttpStatus status) {
        return Integer.toString(status.value());
    }
}
