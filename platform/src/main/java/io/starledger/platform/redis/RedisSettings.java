package io.starledger.platform.redis;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The cache of the views.
 *
 * @param uri as lettuce reads it
 * @param readTimeout after which a read goes on without Redis; on a busy machine what waits is the
 *     process that asked
 * @param writeTimeout after which a pipeline of writes is tried again, and Redis counts as away for
 *     reads of items
 * @param queuedCommands that may wait on the connection; one more fails at once
 * @param pause how long the breaker stays open before Redis is tried again
 */
@Validated
@ConfigurationProperties("starledger.redis")
public record RedisSettings(
        @NotEmpty @DefaultValue("redis://localhost:16379") String uri,
        @NotNull @DefaultValue("250ms") Duration readTimeout,
        @NotNull @DefaultValue("2s") Duration writeTimeout,
        @Positive @DefaultValue("20000") int queuedCommands,
        @NotNull @DefaultValue("500ms") Duration pause) {}
