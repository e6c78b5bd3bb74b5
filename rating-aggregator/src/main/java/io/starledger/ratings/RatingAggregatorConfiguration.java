package io.starledger.ratings;

import io.starledger.platform.postgres.PostgresConfiguration;
import io.starledger.platform.projection.ProjectionConfiguration;
import io.starledger.platform.quota.QuotaConfiguration;
import io.starledger.platform.redis.RedisConfiguration;
import io.starledger.platform.streams.StreamsConfiguration;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.ratings.current.CurrentConfiguration;
import io.starledger.ratings.exports.ExportsConfiguration;
import io.starledger.ratings.fold.RatingsTopology;
import io.starledger.ratings.history.HistoryConfiguration;
import io.starledger.ratings.items.ItemsConfiguration;
import io.starledger.ratings.timeline.TimelineConfiguration;
import io.starledger.ratings.views.ViewsConfiguration;
import io.starledger.ratings.watermark.WatermarkConfiguration;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole service. */
@Configuration(proxyBeanMethods = false)
@Import({
    StreamsConfiguration.class,
    ProjectionConfiguration.class,
    PostgresConfiguration.class,
    RedisConfiguration.class,
    QuotaConfiguration.class,
    ItemsConfiguration.class,
    CurrentConfiguration.class,
    HistoryConfiguration.class,
    TimelineConfiguration.class,
    ExportsConfiguration.class,
    ViewsConfiguration.class,
    WatermarkConfiguration.class
})
public class RatingAggregatorConfiguration {

    @Bean
    TopologyDefinition ratingsTopology(Serdes serdes) {
        return new TopologyDefinition(
                "rating-aggregator",
                RatingsTopology.build(serdes),
                Topics.RATING_EVENTS.deadLetters());
    }
}
