package io.starledger.ratings.views;

import io.lettuce.core.RedisClient;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.projection.Projections;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.gate.RedisGateKeeper;
import io.starledger.ratings.items.PostgresItemTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The projections of ratings: one into Redis, and two into each shard of PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class ViewsConfiguration {

    @Bean(destroyMethod = "close")
    RedisLink itemWrites(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    @Bean(destroyMethod = "close")
    RedisLink itemGate(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    @Bean
    ViewSchema ratingsSchema() {
        return new ViewSchema("ratings");
    }

    @Bean
    Projections ratingViews(
            Shards shards,
            PostgresItemTable items,
            RedisLink itemGate,
            RedisLink itemWrites,
            RedisSettings settings) {
        List<Projection> projections = new ArrayList<>();
        projections.add(new RedisProjection(itemWrites, settings.writeTimeout()));
        for (Shard shard : shards.all()) {
            RedisGateKeeper gate =
                    new RedisGateKeeper(itemGate, shard.name(), InstantSource.system());
            projections.add(new PostgresProjection(shard, items, gate));
            projections.add(new HistoryProjection(shard));
        }
        return new Projections(projections);
    }
}
