package io.starledger.ratings.items;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.ratings.watermark.PositionReader;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** The view of items of one generation: its table, and what reads it. */
@Configuration(proxyBeanMethods = false)
public class ItemViewsConfiguration {
    /** Between a partition's last record and its end stand the marks of transactions alone. */
    private static final long TO_FIND_A_RECORD = 1_000;

    @Bean
    PostgresItemTable itemTable(Generation generation) {
        return new PostgresItemTable(BayesianPrior.of(generation));
    }

    @Bean
    KafkaItemFeed itemFeed(Serdes serdes) {
        return new KafkaItemFeed(serdes);
    }

    @Bean
    TopicFollower itemFollower(
            Generation generation,
            KafkaSettings kafka,
            StreamSettings settings,
            KafkaItemFeed itemFeed) {
        return new TopicFollower(
                new Following(
                        kafka,
                        generation.of(Topics.ITEM_AGGREGATES),
                        settings.startLimit(),
                        TO_FIND_A_RECORD),
                itemFeed);
    }

    @Bean
    ItemReader itemReader(
            Generation generation,
            RedisLink itemReads,
            CircuitBreaker redisReads,
            ViewSchema viewSchema,
            TenantReads tenantReads,
            RedisSettings redis,
            MeterRegistry metrics) {
        return new ItemReader(
                itemReads,
                redisReads,
                RedisNames.of(generation),
                viewSchema.slots(),
                tenantReads,
                redis.readTimeout(),
                InstantSource.system(),
                metrics);
    }

    @Bean
    ItemViews itemViews(
            Generation generation,
            ItemReader reader,
            TenantReads tenantReads,
            KafkaItemFeed itemFeed,
            PostgresTimeline timeline,
            PositionReader positions) {
        return new ItemViews(
                generation.number(),
                reader,
                new PostgresRanking(tenantReads),
                itemFeed,
                timeline,
                positions,
                BayesianPrior.of(generation));
    }
}
