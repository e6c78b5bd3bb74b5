package io.starledger.platform.postgres;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One database of the platform.
 *
 * @param name part of names of consumer groups, metrics and fields in Redis
 * @param readOnly another server that has the same rows, perhaps a moment later: it answers lists
 *     and rankings
 */
public record ShardSettings(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") @DefaultValue("main") String name,
        @NotEmpty @DefaultValue("localhost") String host,
        @Positive @DefaultValue("15432") int port,
        @NotEmpty @DefaultValue("starledger") String database,
        @Valid @Nullable Address readOnly) {
    static final ShardSettings ALONE =
            new ShardSettings("main", "localhost", 15_432, "starledger", null);

    /** Where a server listens. */
    public record Address(@NotEmpty String host, @Positive int port) {}

    Address address() {
        return new Address(host, port);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
