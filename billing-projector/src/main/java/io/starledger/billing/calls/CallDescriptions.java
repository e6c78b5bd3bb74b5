package io.starledger.billing.calls;

import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.platform.openapi.CallParts;
import io.starledger.platform.problem.ProblemType;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;

/** Describes the calls of tenants. */
final class CallDescriptions {
    private CallDescriptions() {}

    static void account(Builder call) {
        call.operationId("billing")
                .summary("Read what a tenant has bought and how it stands towards it");
        current(call, "The account; of a tenant without one, the default plan", BillingBody.class);
    }

    static void quota(Builder call) {
        call.operationId("quota")
                .summary("Read what a tenant may do now and how much of it is used");
        current(
                call,
                "The quota; of a tenant without one, that of the default plan",
                QuotaBody.class);
    }

    static void events(Builder call) {
        call.operationId("stripeEvents")
                .summary(
                        "List what Stripe said of a tenant's customers and own account, the newest"
                                + " first");
        CallParts.tenant(call);
        CallParts.page(call);
        call.parameter(
                parameterBuilder()
                        .name("payload")
                        .in(ParameterIn.QUERY)
                        .description("Whether to answer the bodies, too; then at most 10 events")
                        .schema(schemaBuilder().type("boolean").defaultValue("false")));
        CallParts.answer(call, HttpStatus.OK, "The events", StripeEventsBody.class);
        common(call);
    }

    private static void current(Builder call, String description, Class<?> body) {
        CallParts.tenant(call);
        CallParts.knownTag(call);
        CallParts.taggedAnswer(call, description, body, "Of the revision and its step");
        common(call);
    }

    private static void common(Builder call) {
        call.tag("Billing");
        CallParts.problems(
                call,
                ProblemType.INVALID_REQUEST,
                ProblemType.UNAUTHENTICATED,
                ProblemType.FORBIDDEN,
                ProblemType.NOT_FOUND,
                ProblemType.UNAVAILABLE);
    }
}
