package io.starledger.platform.openapi;

import io.starledger.platform.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every problem as a response with an example. */
final class ProblemResponses {
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Set<ProblemType> PASSING =
            EnumSet.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_USE,
                    ProblemType.RATE_LIMIT_EXCEEDED,
                    ProblemType.POSITION_NOT_REACHED,
                    ProblemType.QUOTA_EXCEEDED,
                    ProblemType.NOT_ACKNOWLEDGED,
                    ProblemType.UNAVAILABLE);

    private ProblemResponses() {}

    static void addTo(Components components) {
        components.addSchemas(VIOLATION, violation());
        components.addSchemas(PROBLEM, problem());
        for (ProblemType type : ProblemType.values()) {
            components.addResponses(type.id(), response(type));
        }
    }

    /** To the response of {@code type}. */
    static String reference(ProblemType type) {
        return RESPONSES + type.id();
    }

    private static Schema<?> violation() {
        return new ObjectSchema()
                .addProperty("pointer", text("Where: a JSON pointer into the body, or a name."))
                .addProperty("detail", text("'expected X but was Y'"));
    }

    private static Schema<?> problem() {
        Schema<?> violations = new ArraySchema().items(new Schema<>().$ref(SCHEMAS + VIOLATION));
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", text("Which problem; never changes its meaning."))
                .addProperty("title", text("The type in words."))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", text("What was wrong this time."))
                .addProperty("violations", violations)
                .addProperty(
                        "reached",
                        new NumberSchema()
                                .description(
                                        "Of a position the view is behind, the share of its"
                                                + " partitions that it has reached."));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static ApiResponse response(ProblemType type) {
        ApiResponse response =
                new ApiResponse()
                        .description(type.title())
                        .content(
                                new Content()
                                        .addMediaType(
                                                PROBLEM_JSON,
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(SCHEMAS + PROBLEM))
                                                        .example(example(type))));
        if (PASSING.contains(type)) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header().description("Seconds.").schema(new IntegerSchema().example(1)));
        }
        return type == ProblemType.UNAUTHENTICATED
                ? response
                : RateLimitDescription.addHeaders(response);
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status().value());
        example.put("detail", detail(type));
        if (type == ProblemType.INVALID_REQUEST) {
            example.put("violations", List.of(Map.of("pointer", "/score", "detail", detail(type))));
        }
        if (type == ProblemType.POSITION_NOT_REACHED) {
            example.put("reached", 0.5);
        }
        return example;
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case MALFORMED_REQUEST -> "expected a JSON object but was an array";
            case INVALID_REQUEST -> "expected a whole number of 1 to 5 but was the number 6";
            case SIGNATURE_INVALID ->
                    "expected a signature by a secret of this endpoint over the body as it came";
            case EVENT_MISDIRECTED -> "expected an event of test mode but was one of live mode";
            case UNAUTHENTICATED ->
                    "expected a bearer token of a trusted issuer for the audience starledger";
            case ACCOUNT_SUSPENDED ->
                    "expected an account in good standing but this one may only read";
            case FORBIDDEN -> "the token's role does not allow this";
            case NOT_FOUND -> "there is nothing at this path";
            case METHOD_NOT_ALLOWED -> "expected one of [POST] but was GET";
            case NOT_ACCEPTABLE -> "expected to be asked for application/json";
            case TOO_SLOW -> "expected the next bytes within 30s and the last within 600s";
            case IDEMPOTENCY_KEY_IN_USE ->
                    "expected the first request with this key to be answered but it is not";
            case IDEMPOTENCY_KEY_REUSED ->
                    "expected the method, path and body that this idempotency key came with first,"
                            + " but one of them was another";
            case CUSTOMER_LINKED ->
                    "expected a customer that is nobody's but it is"
                            + " 11111111-1111-4111-8111-111111111111's: name that tenant in from"
                            + " to move it";
            case DECISION_NOT_ALLOWED -> "expected generation 2 to be compared with 1 first";
            case TOO_LARGE -> "expected a body of at most 65,536 bytes but it is longer";
            case UNSUPPORTED_MEDIA_TYPE ->
                    "expected Content-Type application/json but was 'text/plain'";
            case RATE_LIMIT_EXCEEDED ->
                    "expected at most 1,000 requests in 60 s, and 200 at once but this is more";
            case POSITION_NOT_REACHED -> "expected the view there in 2000 ms but it is behind";
            case QUOTA_EXCEEDED ->
                    "expected at most 10,000 ratings in the billing period but this is more";
            case NOT_ACKNOWLEDGED ->
                    "whether this was recorded is unknown: repeat it with the same idempotency key";
            case UNAVAILABLE -> "expected at most 16 batches at once but this is one more";
            case INTERNAL -> "the failure was logged";
        };
    }
}
