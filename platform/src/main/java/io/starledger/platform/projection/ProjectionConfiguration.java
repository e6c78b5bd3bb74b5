package io.starledger.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.schemas.serde.Serdes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the projections of a service that imports it. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    RunningProjections runningProjections(
            ObjectProvider<Projections> projections,
            KafkaSettings kafka,
            Serdes serdes,
            MeterRegistry metrics) {
        return new RunningProjections(
                projections.stream().flatMap(those -> those.all().stream()).toList(),
                kafka,
                serdes,
                metrics);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(RunningProjections projections) {
        return () -> (projections.haveCaughtUp() ? Health.up() : Health.outOfService()).build();
    }
}
