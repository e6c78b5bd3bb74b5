package io.starledger.platform.kafka;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Limits of the log's producer.
 *
 * @param acknowledgementTimeout how long an append may take before its caller is told that its fate
 *     is unknown
 * @param queueCapacity appends that may wait for the sending thread; one more is refused at once
 * @param bufferMemory bytes that may wait for the broker
 * @param batchSize bytes of one partition that travel together at most
 * @param linger how long a record may wait for company; 0 sends at once, and records gather only
 *     while one request is on its way
 */
@Validated
@ConfigurationProperties("starledger.event-log")
public record EventLogSettings(
        @NotNull @DefaultValue("4s") Duration acknowledgementTimeout,
        @Positive @DefaultValue("10000") int queueCapacity,
        @NotNull @DefaultValue("64MB") DataSize bufferMemory,
        @NotNull @DefaultValue("128KB") DataSize batchSize,
        @NotNull @DefaultValue("0ms") Duration linger) {}
