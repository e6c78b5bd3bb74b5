package io.starledger.platform.openapi;

import io.starledger.platform.problem.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Every call with a token may be one too many, and every answer to a tenant that has limits tells
 * them. A call with a security of its own counts against no tenant's.
 */
final class RateLimitDescription implements OpenApiCustomizer {
    private static final String POLICY = "RateLimit-Policy";
    private static final String SERVICE_LIMIT = "RateLimit";
    private static final String HEADERS = "#/components/headers/";
    private static final String TOO_MANY =
            Integer.toString(ProblemType.RATE_LIMIT_EXCEEDED.status().value());

    static void addTo(Components components) {
        components.addHeaders(
                POLICY,
                header(
                        "The limits that this call counts against: so many (q) in so many seconds"
                                + " (w). Not there for a tenant without limits."
                                + " draft-ietf-httpapi-ratelimit-headers-11",
                        "\"requests\";q=1000;w=60"));
        components.addHeaders(
                SERVICE_LIMIT,
                header(
                        "What is left of each (r), and in how many seconds there is more (t).",
                        "\"requests\";r=199;t=1"));
    }

    static ApiResponse addHeaders(ApiResponse response) {
        response.addHeaderObject(POLICY, new Header().$ref(HEADERS + POLICY));
        response.addHeaderObject(SERVICE_LIMIT, new Header().$ref(HEADERS + SERVICE_LIMIT));
        return response;
    }

    @Override
    public void customise(OpenAPI api) {
        for (PathItem path : api.getPaths().values()) {
            path.readOperations().stream()
                    .filter(operation -> operation.getSecurity() == null)
                    .forEach(RateLimitDescription::describe);
        }
    }

    private static void describe(Operation operation) {
        for (ApiResponse response : operation.getResponses().values()) {
            if (response.get$ref() == null) {
                addHeaders(response);
            }
        }
        operation
                .getResponses()
                .putIfAbsent(
                        TOO_MANY,
                        new ApiResponse()
                                .$ref(ProblemResponses.reference(ProblemType.RATE_LIMIT_EXCEEDED)));
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema().example(example));
    }
}
