package io.starledger.ratings.watermark;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Bounds of reads that wait for a position.
 *
 * @param limit until one is told that the view has not come there
 * @param pace between two looks at the watermarks of a shard, while somebody waits for them
 * @param readers that may wait at once in this process
 * @param readersPerTenant of those, of one tenant
 */
@Validated
@ConfigurationProperties("starledger.ratings.wait")
record WaitSettings(
        @NotNull @DefaultValue("2s") Duration limit,
        @NotNull @DefaultValue("10ms") Duration pace,
        @Positive @DefaultValue("10000") int readers,
        @Positive @DefaultValue("2000") int readersPerTenant) {}
