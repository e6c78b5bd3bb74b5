package io.starledger.ratings.generation;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.PostgresConfiguration;
import io.starledger.platform.projection.ProjectionConfiguration;
import io.starledger.platform.streams.StreamsConfiguration;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.ratings.current.CurrentViewsConfiguration;
import io.starledger.ratings.fold.RatingsTopology;
import io.starledger.ratings.history.HistoryViewsConfiguration;
import io.starledger.ratings.items.ItemViewsConfiguration;
import io.starledger.ratings.timeline.TimelineViewsConfiguration;
import io.starledger.ratings.views.ViewsConfiguration;
import io.starledger.ratings.watermark.WatermarkViewsConfiguration;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that one generation consists of: its topology, its projections and what reads its views. */
@Configuration(proxyBeanMethods = false)
@Import({
    StreamsConfiguration.class,
    ProjectionConfiguration.class,
    PostgresConfiguration.class,
    ViewsConfiguration.class,
    WatermarkViewsConfiguration.class,
    ItemViewsConfiguration.class,
    CurrentViewsConfiguration.class,
    HistoryViewsConfiguration.class,
    TimelineViewsConfiguration.class
})
class RatingGenerationConfiguration {

    @Bean
    TopologyDefinition ratingsTopology(Serdes serdes, Generation generation) {
        return new TopologyDefinition(
                generation.named(RatingsTopology.APPLICATION_ID),
                RatingsTopology.APPLICATION_ID,
                RatingsTopology.build(serdes, generation),
                Topics.RATING_EVENTS.deadLetters());
    }
}
