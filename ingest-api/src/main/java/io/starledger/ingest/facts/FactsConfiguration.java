package io.starledger.ingest.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.kafka.EventLog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.security.SecureRandom;

/** What all calls write with. */
@Configuration(proxyBeanMethods = false)
public class FactsConfiguration {

    @Bean
    FactIds factIds() {
        return new FactIds(new SecureRandom());
    }

    @Bean
    FactLog factLog(EventLog log) {
        return new FactLog(log);
    }

    @Bean
    FactMetrics factMetrics(MeterRegistry registry) {
        return new FactMetrics(registry);
    }

    @Bean
    FactLogStart factLogStart(FactLog log) {
        return new FactLogStart(log);
    }
}
