package io.starledger.cli.verify;

import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.sql.SQLException;
import java.util.List;

/** Where the log and the views are: those of a local platform, or named one by one. */
final class StoresOption {
    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "That of the local platform.")
    private int portOffset;

    @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "Another Kafka.")
    private @Nullable String bootstrap;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC-URL",
            description =
                    "Another Postgres, with user and password as its parameters; once for each"
                            + " shard.")
    private List<String> postgres = List.of();

    @Option(names = "--redis", paramLabel = "URI", description = "Another Redis.")
    private @Nullable String redis;

    LogReader log() {
        return new LogReader(bootstrap == null ? local().bootstrapServers() : bootstrap);
    }

    /** Those of the generations that serve, as {@code log} says. */
    Views views(LogReader log) throws SQLException {
        ServedGenerations served = ServedGenerations.in(log);
        return new Views(
                new PostgresViews(
                        postgres.isEmpty() ? List.of(jdbcUrl(local().postgres())) : postgres,
                        served),
                new RedisView(redis == null ? local().redisUri() : redis, served.ratings()),
                DerivedColumns.of(served.ratings()),
                served.ratings());
    }

    private StackAddresses local() {
        return StackAddresses.on(Ports.standard(portOffset));
    }

    /** As the one role that sees all tenants; {@link PostgresViews} only reads. */
    private static String jdbcUrl(PostgresAddress address) {
        return "%s?user=%s&password=%s"
                .formatted(address.jdbcUrl(), PostgresAddress.WRITER, PostgresAddress.PASSWORD);
    }
}
