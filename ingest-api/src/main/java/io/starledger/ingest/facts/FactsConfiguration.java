package io.starledger.ingest.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.EventLogSettings;
import io.starledger.platform.kafka.LogPreparation;

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
    FactWriter factWriter(EventLog log, EventLogSettings settings) {
        return new FactWriter(log, settings.acknowledgementTimeout());
    }

    @Bean
    FactMetrics factMetrics(MeterRegistry registry) {
        return new FactMetrics(registry);
    }

    @Bean
    LogPreparation factPreparation(EventLog log) {
        return new LogPreparation(log, RatingFactCodec.examples());
    }
}
