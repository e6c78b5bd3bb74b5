package io.starledger.billing.generation;

import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.platform.generation.GenerationConfiguration;
import io.starledger.platform.generation.GenerationRunner;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.postgres.PostgresSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.InstantSource;

/** The generations of billing in a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
@Import(GenerationConfiguration.class)
public class GenerationsConfiguration {

    @Bean
    RebuildableBillingProjection rebuildableBilling(
            BillingSettings settings, PostgresSettings postgres, EventLog eventLog) {
        return new RebuildableBillingProjection(
                settings, postgres, eventLog, InstantSource.system());
    }

    @Bean
    RunningGenerations billingGenerations(
            GenerationRunner runner,
            RebuildableBillingProjection billing,
            ApplicationContext service) {
        return runner.run(billing, service);
    }

    @Bean
    HealthIndicator billingHealthIndicator(RunningGenerations billingGenerations) {
        return () -> (billingGenerations.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
