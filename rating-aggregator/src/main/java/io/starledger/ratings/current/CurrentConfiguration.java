package io.starledger.ratings.current;

import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.watermark.AwaitedParameter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The list of an item's ratings. */
@Configuration(proxyBeanMethods = false)
public class CurrentConfiguration {

    @Bean
    RatingListController ratingListController(
            RunningGenerations ratingGenerations, AwaitedParameter after) {
        return new RatingListController(ratingGenerations.view(CurrentViews.class), after);
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
