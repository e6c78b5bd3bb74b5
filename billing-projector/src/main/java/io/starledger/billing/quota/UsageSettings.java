package io.starledger.billing.quota;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How use is counted.
 *
 * @param moment for how long counts of one partition are gathered before they are sent on; part of
 *     the time until a tenant over its quota is refused
 */
@Validated
@ConfigurationProperties("starledger.billing.usage")
record UsageSettings(@NotNull @DefaultValue("100ms") Duration moment) {}
