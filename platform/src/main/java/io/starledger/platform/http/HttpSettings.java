package io.starledger.platform.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What one client may take of the server, beside Spring's {@code server.netty.idle-timeout}, within
 * which a request's line and headers must have come.
 *
 * @param connections open at once; one more is closed
 * @param bodyGrace how long a body may take, whatever its length
 * @param bodyRate for how much of it a body has one second more
 * @param bodyAfterAnswer how long a body may go on when its call has been answered
 */
@Validated
@ConfigurationProperties("starledger.http")
public record HttpSettings(
        @Positive @DefaultValue("10000") int connections,
        @NotNull @DefaultValue("10s") Duration bodyGrace,
        @NotNull @DefaultValue("500B") DataSize bodyRate,
        @NotNull @DefaultValue("5s") Duration bodyAfterAnswer) {}
