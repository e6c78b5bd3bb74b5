package io.starledger.platform.idempotency;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How long first answers are remembered.
 *
 * @param kept since the request was made first
 * @param underWay how long a request may keep others of its key out; longer than any takes, as
 *     another is let in then though the first may have died in the middle
 */
@Validated
@ConfigurationProperties("starledger.idempotency")
public record IdempotencySettings(
        @NotNull @DefaultValue("24h") Duration kept,
        @NotNull @DefaultValue("10s") Duration underWay) {}
