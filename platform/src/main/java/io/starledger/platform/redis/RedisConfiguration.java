package io.starledger.platform.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The client of Redis for a service that imports it; connections are made by who uses them, so that
 * a start needs no Redis.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
public class RedisConfiguration {
    private static final Duration TICK = Duration.ofMillis(5);

    /** As fine as the timeout of a read asks for; lettuce's own ticks every 100 ms. */
    @Bean(destroyMethod = "stop")
    Timer redisTimer() {
        return new HashedWheelTimer(
                new DefaultThreadFactory("redis-timer", true),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources(Timer redisTimer) {
        return ClientResources.builder().timer(redisTimer).build();
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(ClientResources redisResources, RedisSettings settings) {
        RedisURI uri = RedisURI.create(settings.uri());
        uri.setTimeout(settings.writeTimeout());
        RedisClient client = RedisClient.create(redisResources, uri);
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(false) // a RedisLink makes another session
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .timeoutOptions(TimeoutOptions.enabled())
                        .requestQueueSize(settings.queuedCommands())
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(settings.writeTimeout())
                                        .build())
                        .build());
        return client;
    }

    /** One connection for all short commands of a process. */
    @Bean(destroyMethod = "close")
    GuardedRedis guardedRedis(
            RedisClient client, RedisSettings settings, CircuitBreaker redisReads) {
        return new GuardedRedis(
                new RedisLink(client, settings, settings.readTimeout()), redisReads);
    }

    /** Opens when half of the last twenty reads failed or ran into their timeout. */
    @Bean
    CircuitBreaker redisReads(RedisSettings settings) {
        return CircuitBreaker.of(
                "redis-reads",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
    }
}
