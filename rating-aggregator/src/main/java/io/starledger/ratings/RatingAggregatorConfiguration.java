package io.starledger.ratings;

import io.starledger.platform.quota.QuotaConfiguration;
import io.starledger.platform.redis.RedisConfiguration;
import io.starledger.ratings.current.CurrentConfiguration;
import io.starledger.ratings.exports.ExportsConfiguration;
import io.starledger.ratings.generation.GenerationsConfiguration;
import io.starledger.ratings.history.HistoryConfiguration;
import io.starledger.ratings.items.ItemsConfiguration;
import io.starledger.ratings.timeline.TimelineConfiguration;
import io.starledger.ratings.watermark.WatermarkConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole service: its calls, and below it the generations of what they read. */
@Configuration(proxyBeanMethods = false)
@Import({
    RedisConfiguration.class,
    QuotaConfiguration.class,
    GenerationsConfiguration.class,
    WatermarkConfiguration.class,
    ItemsConfiguration.class,
    CurrentConfiguration.class,
    HistoryConfiguration.class,
    TimelineConfiguration.class,
    ExportsConfiguration.class
})
public class RatingAggregatorConfiguration {}
