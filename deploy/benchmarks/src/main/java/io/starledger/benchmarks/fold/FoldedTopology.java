package io.starledger.benchmarks.fold;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.ratings.fold.RatingsTopology;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.state.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.util.List;
import java.util.Map;

/** The one topology of a run. */
@Configuration(proxyBeanMethods = false)
class FoldedTopology {
    /** None that a service knows, so that no view reads what it writes. */
    private static final Generation GENERATION = new Generation(1_000_000, Map.of(), Birth.FIRST);

    @Bean
    MeterRegistry metersThatNobodyReads() {
        return new SimpleMeterRegistry();
    }

    @Bean
    TopologyDefinition ratingsTopology(Serdes serdes, Admin admin, Environment environment) {
        new TopicProvisioner(admin, (short) 1)
                .provision(
                        List.of(
                                GENERATION.of(Topics.CURRENT_RATINGS),
                                GENERATION.of(Topics.ITEM_AGGREGATES)));
        Mode mode = Mode.valueOf(environment.getRequiredProperty("benchmarks.mode"));
        return new TopologyDefinition(
                environment.getRequiredProperty("benchmarks.application"),
                switch (mode) {
                    case AS_CONFIGURED -> RatingsTopology.build(serdes, GENERATION);
                    case IN_MEMORY ->
                            RatingsTopology.build(
                                    serdes, GENERATION, Stores::inMemoryKeyValueStore);
                },
                Topics.RATING_EVENTS.deadLetters());
    }
}
