package io.starledger.ratings.exports;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Limits of exports.
 *
 * @param most exports that may be enabled; each reads the whole log, once
 * @param consumerBytesPerSecond that a tenant's consumers together may read from one broker
 * @param startLimit within which an instance has to read which exports are enabled
 */
@Validated
@ConfigurationProperties("starledger.exports")
public record ExportSettings(
        @Positive @DefaultValue("100") int most,
        @NotNull @DefaultValue("8MB") DataSize consumerBytesPerSecond,
        @NotNull @DefaultValue("60s") Duration startLimit) {}
