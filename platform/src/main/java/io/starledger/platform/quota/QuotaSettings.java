package io.starledger.platform.quota;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How quotas are read.
 *
 * @param startLimit how long the topic's content may take to read; beyond it the service does not
 *     start
 */
@Validated
@ConfigurationProperties("starledger.quotas")
record QuotaSettings(@NotNull @DefaultValue("60s") Duration startLimit) {}
