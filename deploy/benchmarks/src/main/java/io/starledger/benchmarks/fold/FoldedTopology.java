package io.starledger.benchmarks.fold;

import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.ratings.fold.RatingsTopology;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.state.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The one topology of a run. */
@Configuration(proxyBeanMethods = false)
class FoldedTopology {

    @Bean
    TopologyDefinition ratingsTopology(Serdes serdes, Environment environment) {
        Mode mode = Mode.valueOf(environment.getRequiredProperty("benchmarks.mode"));
        return new TopologyDefinition(
                environment.getRequiredProperty("benchmarks.application"),
                switch (mode) {
                    case AS_CONFIGURED -> RatingsTopology.build(serdes, Generation.first());
                    case IN_MEMORY ->
                            RatingsTopology.build(
                                    serdes, Generation.first(), Stores::inMemoryKeyValueStore);
                },
                Topics.RATING_EVENTS.deadLetters());
    }
}
