package io.starledger.billing.tenants;

import static io.starledger.platform.problem.ProblemType.CUSTOMER_LINKED;
import static io.starledger.platform.problem.ProblemType.FORBIDDEN;
import static io.starledger.platform.problem.ProblemType.INVALID_REQUEST;
import static io.starledger.platform.problem.ProblemType.NOT_ACKNOWLEDGED;
import static io.starledger.platform.problem.ProblemType.NOT_FOUND;
import static io.starledger.platform.problem.ProblemType.UNAUTHENTICATED;
import static io.starledger.platform.problem.ProblemType.UNAVAILABLE;

import static org.springdoc.core.fn.builders.apiresponse.Builder.responseBuilder;
import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.billing.view.GrantPart;
import io.starledger.platform.openapi.CallParts;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;

import java.util.UUID;

/** Describes the calls of operators. */
final class OperatorDescriptions {
    private static final String TAG = "Operators";

    private OperatorDescriptions() {}

    static void list(Builder call) {
        call.operationId("tenants")
                .summary("List the tenants that have an account, a quota or a customer")
                .tag(TAG);
        CallParts.page(call);
        CallParts.answer(call, HttpStatus.OK, "The tenants, by id", TenantListBody.class);
        CallParts.problems(call, INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE);
    }

    static void show(Builder call) {
        call.operationId("tenant").summary("Show a tenant's account, quota and customers").tag(TAG);
        CallParts.tenant(call);
        CallParts.answer(call, HttpStatus.OK, "The tenant", TenantBody.class);
        CallParts.problems(call, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, UNAVAILABLE);
    }

    static void parked(Builder call) {
        call.operationId("parked").summary("List what waits for a link, with its age").tag(TAG);
        CallParts.answer(call, HttpStatus.OK, "What waits", ParkedBody.class);
        CallParts.problems(call, UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE);
    }

    static void link(Builder call) {
        call.operationId("linkCustomer")
                .summary("Link a customer to a tenant, or move it there")
                .tag(TAG);
        customer(call);
        call.parameter(
                parameterBuilder()
                        .name("from")
                        .in(ParameterIn.QUERY)
                        .description("Whose it is until now, to move it")
                        .schema(schemaBuilder().implementation(UUID.class)));
        CallParts.answer(call, HttpStatus.ACCEPTED, "Linked, once it is read", CustomerBody.class);
        CallParts.problems(
                call,
                INVALID_REQUEST,
                UNAUTHENTICATED,
                FORBIDDEN,
                NOT_FOUND,
                CUSTOMER_LINKED,
                NOT_ACKNOWLEDGED);
    }

    static void unlink(Builder call) {
        call.operationId("unlinkCustomer")
                .summary("End the link of a customer to a tenant")
                .tag(TAG);
        customer(call);
        ended(call, "Not linked, once it is read");
    }

    static void give(Builder call) {
        call.operationId("giveGrant")
                .summary("Give a tenant more than its plan allows, for a while")
                .tag(TAG);
        grant(call);
        call.parameter(
                parameterBuilder()
                        .name("until")
                        .in(ParameterIn.QUERY)
                        .required(true)
                        .description("The first instant at which it counts no more")
                        .schema(schemaBuilder().type("string").format("date-time"))
                        .example("2026-12-01T00:00:00Z"));
        call.parameter(
                parameterBuilder()
                        .name("from")
                        .in(ParameterIn.QUERY)
                        .description("When it begins to count; now if it is not named")
                        .schema(schemaBuilder().type("string").format("date-time"))
                        .example("2026-11-01T00:00:00Z"));
        more(call, "ratings_per_month", "So many more a month", "10000");
        more(call, "ratings_per_second", "So many more a second", "10");
        more(call, "requests_per_minute", "So many more a minute", "60");
        more(call, "retention_seconds", "Kept so much longer", "86400");
        CallParts.answer(
                call, HttpStatus.ACCEPTED, "Given, once it is read; or changed", GrantPart.class);
        CallParts.problems(
                call, INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_ACKNOWLEDGED);
    }

    static void revoke(Builder call) {
        call.operationId("revokeGrant").summary("Take back what was given to a tenant").tag(TAG);
        grant(call);
        ended(call, "Taken back, once it is read");
    }

    private static void customer(Builder call) {
        CallParts.tenant(call);
        inPath(call, "account", "Of Stripe", "acct_1");
        inPath(call, "customer", "Of that account", "cus_1");
    }

    private static void grant(Builder call) {
        CallParts.tenant(call);
        inPath(call, "grantId", "Of the tenant's, chosen by the operator", "goodwill-2026");
    }

    private static void inPath(Builder call, String name, String description, String example) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.PATH)
                        .required(true)
                        .description(description)
                        .schema(schemaBuilder().type("string"))
                        .example(example));
    }

    private static void more(Builder call, String name, String description, String example) {
        call.parameter(
                parameterBuilder()
                        .name(name)
                        .in(ParameterIn.QUERY)
                        .description(description)
                        .schema(schemaBuilder().type("integer").format("int64").defaultValue("0"))
                        .example(example));
    }

    private static void ended(Builder call, String description) {
        call.response(
                responseBuilder()
                        .responseCode(Integer.toString(HttpStatus.NO_CONTENT.value()))
                        .description(description));
        CallParts.problems(
                call, INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, NOT_ACKNOWLEDGED);
    }
}
