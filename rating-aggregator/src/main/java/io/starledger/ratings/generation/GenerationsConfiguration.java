package io.starledger.ratings.generation;

import io.lettuce.core.RedisClient;
import io.starledger.platform.generation.GenerationConfiguration;
import io.starledger.platform.generation.GenerationRunner;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.ratings.items.BayesianPrior;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.InstantSource;

/** The generations of ratings in a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
@Import(GenerationConfiguration.class)
public class GenerationsConfiguration {

    @Bean
    RebuildableRatingsProjection rebuildableRatings(
            BayesianPrior bayesianPrior,
            PostgresSettings postgres,
            RedisClient redis,
            EventLog eventLog) {
        return new RebuildableRatingsProjection(
                bayesianPrior, postgres, new RedisRemoval(redis), eventLog, InstantSource.system());
    }

    @Bean
    RunningGenerations ratingGenerations(
            GenerationRunner runner,
            RebuildableRatingsProjection ratings,
            ApplicationContext service) {
        return runner.run(ratings, service);
    }

    @Bean
    HealthIndicator ratingsHealthIndicator(RunningGenerations ratingGenerations) {
        return () -> (ratingGenerations.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
