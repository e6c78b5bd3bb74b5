package io.starledger.ratings.history;

import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.watermark.AwaitedParameter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What became of ratings. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {

    @Bean
    RatingController ratingController(
            RunningGenerations ratingGenerations, AwaitedParameter after) {
        return new RatingController(ratingGenerations.view(HistoryViews.class), after);
    }

    /** A producer, too, may ask what became of what it posted. */
    @Bean
    AccessRule readRating() {
        return AccessRule.allow(
                HttpMethod.GET,
                RatingController.RATING,
                Role.PRODUCER,
                Role.ANALYST,
                Role.TENANT_ADMIN,
                Role.PLATFORM_ADMIN);
    }
}
