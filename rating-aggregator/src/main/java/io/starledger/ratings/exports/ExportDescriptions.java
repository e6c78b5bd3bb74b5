package io.starledger.ratings.exports;

import static io.starledger.platform.problem.ProblemType.FORBIDDEN;
import static io.starledger.platform.problem.ProblemType.INVALID_REQUEST;
import static io.starledger.platform.problem.ProblemType.NOT_ACKNOWLEDGED;
import static io.starledger.platform.problem.ProblemType.NOT_FOUND;
import static io.starledger.platform.problem.ProblemType.UNAUTHENTICATED;
import static io.starledger.platform.problem.ProblemType.UNAVAILABLE;

import static org.springdoc.core.fn.builders.apiresponse.Builder.responseBuilder;
import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.platform.openapi.CallParts;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;

/** Describes the calls about exports. */
final class ExportDescriptions {
    private static final String TAG = "Operators";

    private ExportDescriptions() {}

    static void list(Builder call) {
        call.operationId("exports").summary("List the exports that are enabled").tag(TAG);
        CallParts.answer(call, HttpStatus.OK, "The exports, by tenant", ExportListBody.class);
        CallParts.problems(call, UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE);
    }

    static void enable(Builder call) {
        call.operationId("enableExport")
                .summary("Give a tenant a topic of its own with all facts of its ratings")
                .tag(TAG);
        CallParts.tenant(call);
        flag(call, ExportCall.NEW_PASSWORD, "Replaces the password of its principal");
        CallParts.answer(call, HttpStatus.OK, "Enabled, from the first fact on", ExportBody.class);
        problems(call);
    }

    static void disable(Builder call) {
        call.operationId("disableExport")
                .summary("End a tenant's export and take its principal away")
                .tag(TAG);
        CallParts.tenant(call);
        flag(
                call,
                ExportCall.DELETE_TOPIC,
                "Deletes the topic; without, an export that is enabled again goes on in it");
        call.response(
                responseBuilder()
                        .responseCode(Integer.toString(HttpStatus.NO_CONTENT.value()))
                        .description("Disabled"));
        problems(call);
    }

    private static void flag(Builder call, String name, String description) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.QUERY)
                        .description(description)
                        .schema(schemaBuilder().type("boolean").defaultValue("false")));
    }

    private static void problems(Builder call) {
        CallParts.problems(
                call,
                INVALID_REQUEST,
                UNAUTHENTICATED,
                FORBIDDEN,
                NOT_FOUND,
                NOT_ACKNOWLEDGED,
                UNAVAILABLE);
    }
}
