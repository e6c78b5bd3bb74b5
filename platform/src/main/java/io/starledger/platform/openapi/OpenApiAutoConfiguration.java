package io.starledger.platform.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.List;

/** The description that each service's calls are added to. */
@AutoConfiguration
public class OpenApiAutoConfiguration {
    private static final String BEARER = "bearer";

    /** Schemas are derived by another Jackson than answers are written with. */
    @Bean
    ModelResolver snakeCaseSchemas() {
        return new ModelResolver(
                        Json31.mapper()
                                .copy()
                                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }

    @Bean
    OpenApiCustomizer rateLimitDescription() {
        return new RateLimitDescription();
    }

    @Bean
    OpenAPI starledgerApi() {
        Components components =
                new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)
                                        .bearerFormat("JWT")
                                        .description(
                                                "A JWT of a trusted issuer: aud starledger, exp,"
                                                        + " tenant_id, role."));
        ProblemResponses.addTo(components);
        RateLimitDescription.addTo(components);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Starledger")
                                .version("1")
                                .description("Ratings and their exact averages, by tenant.")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(components);
    }
}
