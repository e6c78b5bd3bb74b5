package io.starledger.platform.problem;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

import tools.jackson.databind.json.JsonMapper;

/** Puts the handler of problems before Spring's own. */
@AutoConfiguration
public class ProblemAutoConfiguration {
    private static final int BEFORE_SPRINGS_OWN = -10;

    @Bean
    @Order(BEFORE_SPRINGS_OWN)
    ProblemWriter problemWriter(JsonMapper json, MeterRegistry metrics) {
        return new ProblemWriter(json, metrics);
    }
}
