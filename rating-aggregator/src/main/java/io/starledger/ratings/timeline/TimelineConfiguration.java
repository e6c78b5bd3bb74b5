package io.starledger.ratings.timeline;

import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.watermark.AwaitedParameter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What stood at any instant. */
@Configuration(proxyBeanMethods = false)
public class TimelineConfiguration {

    @Bean
    ExplainController explainController(
            RunningGenerations ratingGenerations, AwaitedParameter after, PositionSeal seal) {
        return new ExplainController(ratingGenerations.view(TimelineViews.class), after, seal);
    }

    @Bean
    AccessRule explainItem() {
        return AccessRule.allow(
                HttpMethod.GET,
                ExplainController.EXPLAIN,
                Role.ANALYST,
                Role.TENANT_ADMIN,
                Role.PLATFORM_ADMIN);
    }
}
