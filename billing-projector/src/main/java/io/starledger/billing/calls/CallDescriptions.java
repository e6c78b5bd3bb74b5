package io.starledger.billing.calls;

import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;

import io.starledger.platform.openapi.CallParts;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.time.AsOf;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.HttpStatus;

/** Describes the calls of tenants. */
final class CallDescriptions {
    static final String AS_OF =
            "The instant, not in the future, at which the answer is to hold: by all that was"
                + " accepted by then, ratings, Stripe's events and grants alike. Of the years 1 to"
                + " 9999; fractions finer than a microsecond are dropped";

    private CallDescriptions() {}

    static void account(Builder call) {
        call.operationId("billing")
                .summary("Read what a tenant has bought and how it stands towards it");
        CallParts.tenant(call);
        CallParts.knownTag(call);
        CallParts.taggedAnswer(
                call,
                "The account; of a tenant without one, the default plan",
                "Of the revision and its step",
                BillingBody.class);
        common(call);
    }

    static void quota(Builder call) {
        call.operationId("quota")
                .summary("Read what a tenant may do and how much of it is used, now or as of then");
        CallParts.tenant(call);
        CallParts.knownTag(call);
        call.parameter(
                parameterBuilder()
                        .name(AsOf.NAME)
                        .in(ParameterIn.QUERY)
                        .description(AS_OF)
                        .schema(schemaBuilder().type("string").format("date-time")));
        CallParts.taggedAnswer(
                call,
                "The quota, or with as_of a PastQuota, which has no ETag; of a tenant without one,"
                        + " that of the default plan",
                "Of the revision and its step",
                QuotaBody.class,
                PastQuotaBody.class);
        common(call);
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
