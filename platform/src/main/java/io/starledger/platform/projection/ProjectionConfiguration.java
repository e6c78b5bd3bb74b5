package io.starledger.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.Throttle;
import io.starledger.schemas.serde.Serdes;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the projections of the context that imports it, and none of its parent's. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    RunningProjections runningProjections(
            ListableBeanFactory beans,
            KafkaSettings kafka,
            Serdes serdes,
            ObjectProvider<Birth> birth,
            ObjectProvider<Throttle> throttle,
            MeterRegistry metrics) {
        return new RunningProjections(
                beans.getBeansOfType(Projections.class).values().stream()
                        .flatMap(those -> those.all().stream())
                        .toList(),
                kafka,
                serdes,
                birth.getIfAvailable(() -> Birth.FIRST),
                throttle.getIfAvailable(() -> new Throttle(null)),
                metrics);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(RunningProjections projections) {
        return () -> (projections.haveCaughtUp() ? Health.up() : Health.outOfService()).build();
    }
}
