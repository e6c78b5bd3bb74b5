package io.starledger.ratings.current;

import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

/** The list of an item's ratings. */
@Configuration(proxyBeanMethods = false)
public class CurrentConfiguration {

    @Bean
    RatingListController ratingListController(DatabaseClient postgres, PostgresSettings settings) {
        return new RatingListController(new PostgresRatingList(postgres, settings.timeout()));
    }

    @Bean
    AccessRule listRatings() {
        return AccessRule.allow(
                HttpMethod.GET,
                "/v1/tenants/{tenantId}/items/{item}/ratings",
                Role.ANALYST,
                Role.TENANT_ADMIN,
                Role.PLATFORM_ADMIN);
    }
}
