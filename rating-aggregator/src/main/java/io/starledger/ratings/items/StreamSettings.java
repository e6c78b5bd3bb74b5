package io.starledger.ratings.items;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Bounds of streams of items.
 *
 * @param subscribers at once in this process
 * @param subscribersPerTenant of those, of one tenant
 * @param keepAlive how often one that has nothing to tell says so
 * @param lifetime after which a stream ends; who comes again has the token looked at again
 * @param startLimit until the end of {@code ratings.items.v1} has to be found when a process starts
 */
@Validated
@ConfigurationProperties("starledger.ratings.stream")
record StreamSettings(
        @Positive @DefaultValue("8000") int subscribers,
        @Positive @DefaultValue("6000") int subscribersPerTenant,
        @NotNull @DefaultValue("15s") Duration keepAlive,
        @NotNull @DefaultValue("15m") Duration lifetime,
        @NotNull @DefaultValue("60s") Duration startLimit) {}
