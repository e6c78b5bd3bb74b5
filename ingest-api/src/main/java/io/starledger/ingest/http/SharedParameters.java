package io.starledger.ingest.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;

import org.springdoc.core.customizers.OpenApiCustomizer;

import java.util.stream.Stream;

/** Describes the parameters that several calls have, for {@link Documented} to refer to. */
final class SharedParameters implements OpenApiCustomizer {
    /** Of a key of 255 characters in double quotes. */
    private static final int KEY_LENGTH = 257;

    @Override
    public void customise(OpenAPI api) {
        Stream.of(tenant(), id("item", "book-42"), id("user", "user-81f3"), key(), trace())
                .forEach(
                        parameter ->
                                api.getComponents().addParameters(parameter.getName(), parameter));
    }

    private static Parameter tenant() {
        return new PathParameter()
                .name("tenantId")
                .schema(new UUIDSchema())
                .example("11111111-1111-4111-8111-111111111111");
    }

    private static Parameter id(String name, String example) {
        return new PathParameter()
                .name(name)
                .schema(new StringSchema().pattern(Documented.ID_PATTERN))
                .example(example);
    }

    private static Parameter key() {
        return new HeaderParameter()
                .name(HttpIdempotencyKey.HEADER)
                .description(
                        "1-255 visible ASCII characters, in double quotes or without. Within 24"
                                + " hours the same request with the same key gets the first answer"
                                + " again and has one effect; another request with it is a 422, and"
                                + " one that meets the first still under way a 409.")
                .schema(new StringSchema().maxLength(KEY_LENGTH).pattern(Documented.KEY_PATTERN))
                .example("order-7781-book-42");
    }

    private static Parameter trace() {
        return new HeaderParameter()
                .name("traceparent")
                .description("W3C trace context; the records written continue the trace it names.")
                .schema(new StringSchema());
    }
}
