package io.starledger.ratings.views;

import com.zaxxer.hikari.HikariDataSource;

import io.lettuce.core.RedisClient;
import io.starledger.platform.postgres.SchemaMigration;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.gate.RedisGateKeeper;
import io.starledger.ratings.items.PostgresItemTable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** The two projections of ratings; the schema is migrated before anything is written or read. */
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
    Projection postgresRatingViews(
            HikariDataSource dataSource, PostgresItemTable items, RedisLink itemGate) {
        new SchemaMigration(dataSource, "ratings").run();
        return new PostgresProjection(
                dataSource, items, new RedisGateKeeper(itemGate, InstantSource.system()));
    }

    @Bean
    Projection redisRatingViews(RedisLink itemWrites, RedisSettings settings) {
        return new RedisProjection(itemWrites, settings.writeTimeout());
    }
}
