package io.starledger.ratings.views;

import io.lettuce.core.RedisClient;
import io.starledger.platform.digest.PostgresDigests;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.projection.Projections;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.gate.RedisGateKeeper;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.ratings.items.PostgresItemTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The projections of one generation: one into Redis, and two into each shard of PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class ViewsConfiguration {
    /** Of the first generation, and where the migrations of all are. */
    public static final String SCHEMA = "ratings";

    /** Longer than the Redis view takes for a batch on a busy machine. */
    private static final Duration REDIS_LEAD = Duration.ofMillis(300);

    @Bean(destroyMethod = "close")
    RedisLink itemWrites(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    @Bean(destroyMethod = "close")
    RedisLink itemGate(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    @Bean
    ViewSchema viewSchema(Generation generation, PostgresSettings settings) {
        return new ViewSchema(
                generation.schema(SCHEMA), SCHEMA, settings.slotTable(generation.settings()));
    }

    @Bean
    PostgresDigests digests(Shards shards) {
        return new PostgresDigests(shards, DigestedViews.all());
    }

    @Bean
    Projections ratingViews(
            Generation generation,
            Shards shards,
            PostgresDigests digests,
            PostgresItemTable items,
            RedisLink itemGate,
            RedisLink itemWrites,
            RedisSettings settings) {
        List<Projection> projections = new ArrayList<>();
        projections.add(new RedisProjection(generation, itemWrites, settings.writeTimeout()));
        for (Shard shard : shards.all()) {
            RedisGateKeeper gate =
                    new RedisGateKeeper(
                            itemGate,
                            RedisNames.of(generation),
                            shard.name(),
                            REDIS_LEAD,
                            InstantSource.system());
            projections.add(new PostgresProjection(generation, shard, items, gate, digests));
            projections.add(new HistoryProjection(generation, shard, digests));
        }
        return new Projections(projections);
    }
}
