package io.starledger.platform.postgres;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The database that holds the views.
 *
 * @param writers JDBC connections
 * @param readers R2DBC connections
 * @param timeout for a connection to be had, and for one read to answer
 */
@Validated
@ConfigurationProperties("starledger.postgres")
public record PostgresSettings(
        @NotEmpty @DefaultValue("localhost") String host,
        @Positive @DefaultValue("15432") int port,
        @NotEmpty @DefaultValue("starledger") String database,
        @NotEmpty @DefaultValue("starledger") String username,
        @DefaultValue("starledger") String password,
        @Positive @DefaultValue("4") int writers,
        @Positive @DefaultValue("16") int readers,
        @NotNull @DefaultValue("2s") Duration timeout) {}
