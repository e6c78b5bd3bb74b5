package io.starledger.platform.idempotency;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.redis.GuardedRedis;
import io.starledger.platform.redis.RedisConfiguration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** First answers, for a service that imports it. */
@Configuration(proxyBeanMethods = false)
@Import(RedisConfiguration.class)
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyConfiguration {

    @Bean
    FirstAnswers firstAnswers(
            GuardedRedis redis, IdempotencySettings settings, MeterRegistry metrics) {
        return new FirstAnswers(new RedisClaims(redis, settings), new RepetitionMetrics(metrics));
    }
}
