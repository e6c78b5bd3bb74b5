package io.starledger.webhook.stripe;

import static org.springdoc.core.fn.builders.apiresponse.Builder.responseBuilder;
import static org.springdoc.core.fn.builders.content.Builder.contentBuilder;
import static org.springdoc.core.fn.builders.exampleobject.Builder.exampleOjectBuilder;
import static org.springdoc.core.fn.builders.parameter.Builder.parameterBuilder;
import static org.springdoc.core.fn.builders.requestbody.Builder.requestBodyBuilder;
import static org.springdoc.core.fn.builders.schema.Builder.schemaBuilder;
import static org.springdoc.core.fn.builders.securityrequirement.Builder.securityRequirementBuilder;

import io.starledger.platform.openapi.CallParts;
import io.starledger.platform.problem.ProblemType;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

import org.springdoc.core.fn.builders.operation.Builder;
import org.springframework.http.MediaType;

import java.util.UUID;

/** Describes the calls that take deliveries. */
final class WebhookDescriptions {
    /** The security scheme of both. */
    static final String SIGNATURE = "stripe-signature";

    private static final String EVENT =
            """
            {"id": "evt_1", "object": "event", "api_version": "2025-03-31.basil", "created": 1763769600,
             "livemode": false, "type": "invoice.paid",
             "data": {"object": {"id": "in_1", "object": "invoice", "customer": "cus_1"}}}
            """;

    private WebhookDescriptions() {}

    static void platform(Builder call) {
        call.operationId("receivePlatformWebhook")
                .summary("Take an event of the platform's Stripe account")
                .description(
                        "For the platform's account and the accounts connected to it. Signed by"
                                + " Stripe in place of a token; at most 1,000,000 bytes. Any type"
                                + " of event is taken.");
        delivery(call);
    }

    static void tenant(Builder call) {
        call.operationId("receiveTenantWebhook")
                .summary("Take an event of a tenant's own Stripe account")
                .description(
                        "Kept for that tenant; it changes nothing of the tenant's plan. Signed by"
                                + " Stripe in place of a token; at most 1,000,000 bytes. A tenant"
                                + " without an account of its own, and one that does not exist,"
                                + " answer as to a signature that does not hold.")
                .parameter(
                        parameterBuilder()
                                .name("tenantId")
                                .in(ParameterIn.PATH)
                                .required(true)
                                .schema(schemaBuilder().implementation(UUID.class))
                                .example("11111111-1111-4111-8111-111111111111"));
        delivery(call);
    }

    private static void delivery(Builder call) {
        call.tag("Webhooks in")
                .security(securityRequirementBuilder().name(SIGNATURE))
                .parameter(
                        parameterBuilder()
                                .name("traceparent")
                                .in(ParameterIn.HEADER)
                                .description(
                                        "W3C trace context; the record written continues the trace"
                                                + " it names."))
                .requestBody(
                        requestBodyBuilder()
                                .required(true)
                                .description("The event, signed byte for byte.")
                                .content(
                                        contentBuilder()
                                                .mediaType(MediaType.APPLICATION_JSON_VALUE)
                                                .example(exampleOjectBuilder().value(EVENT))))
                .response(
                        responseBuilder()
                                .responseCode("200")
                                .description(
                                        "The event is in the log. A repetition is taken again.")
                                .content(contentBuilder()));
        CallParts.problems(
                call,
                ProblemType.SIGNATURE_INVALID,
                ProblemType.TOO_SLOW,
                ProblemType.TOO_LARGE,
                ProblemType.NOT_ACKNOWLEDGED);
    }
}
