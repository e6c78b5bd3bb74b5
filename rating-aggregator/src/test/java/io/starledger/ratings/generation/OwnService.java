package io.starledger.ratings.generation;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.PortUse;
import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.StackSettings;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.ratings.Api;
import io.starledger.ratings.RatingAggregatorApplication;
import io.starledger.ratings.RunningService;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The service in this JVM on a stack of its own, whose generations are nobody else's: it can be
 * stopped, and started with other settings.
 */
final class OwnService implements AutoCloseable {
    private static final String OTHER = "other";

    private final Path directory;
    private final int port = Ports.free().of(PortUse.KAFKA);
    private final EmbeddedStack stack;
    private @Nullable ConfigurableApplicationContext running;
    private @Nullable Rows other;

    OwnService(Path directory) {
        this.directory = directory;
        stack =
                EmbeddedStack.start(
                        StackSettings.in(directory.resolve("stack"))
                                .on(Ports.free())
                                .only(PartName.values()),
                        ProgressListener.SILENT);
    }

    void start(String... settings) {
        List<String> arguments = new ArrayList<>(RunningService.arguments(addresses(), state()));
        arguments.add("--server.port=" + port);
        arguments.addAll(List.of(settings));
        running = RunningService.run(arguments);
    }

    /** With upper slots in {@link #otherDatabase}. */
    void startOnTwoDatabases(String... settings) {
        List<String> all = new ArrayList<>(onTwoDatabases());
        all.addAll(List.of(settings));
        start(all.toArray(String[]::new));
    }

    /**
     * In a JVM of its own, in which clocks, digits, threads, batches and databases are other ones.
     */
    ServiceProcess startAbroad() {
        List<String> arguments = new ArrayList<>(RunningService.arguments(addresses(), state()));
        arguments.addAll(onTwoDatabases());
        arguments.add("--starledger.streams.threads=3");
        arguments.add("--starledger.kafka.properties.max.partition.fetch.bytes=4096");
        return ServiceProcess.start(
                List.of(
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Duser.language=ar",
                        "-Duser.country=EG"),
                RatingAggregatorApplication.class,
                arguments,
                directory.resolve("abroad.log"));
    }

    private List<String> onTwoDatabases() {
        String shard = "--starledger.postgres.shards[1].";
        return List.of(
                shard + "name=other",
                shard + "host=" + addresses().postgres().host(),
                shard + "port=" + addresses().postgres().port(),
                shard + "database=" + OTHER,
                "--starledger.postgres.slots.main=0-511",
                "--starledger.postgres.slots.other=512-1023");
    }

    void stop() {
        if (running != null) {
            running.close();
        }
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(running).getBean(type);
    }

    Api as(TokenClaims claims) {
        return at(URI.create("http://localhost:" + port), claims);
    }

    Api at(URI url, TokenClaims claims) {
        return new Api(url::toString, stack.issuer().mint(claims));
    }

    /** For a second shard, on the same server. */
    Rows otherDatabase() throws SQLException {
        if (other == null) {
            other = makeOther();
        }
        return other;
    }

    private Rows makeOther() throws SQLException {
        PostgresAddress server = addresses().postgres();
        String url = server.jdbcUrl().replaceFirst("/[a-z]+$", "/");
        try (Connection superuser =
                        DriverManager.getConnection(
                                url + PostgresAddress.DATABASE,
                                PostgresAddress.SUPERUSER,
                                PostgresAddress.PASSWORD);
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "create database %s owner %s".formatted(OTHER, PostgresAddress.OWNER));
        }
        return new Rows(server, url + OTHER);
    }

    StackAddresses addresses() {
        return stack.addresses();
    }

    /** Where topologies keep their stores. */
    Path state() {
        return directory.resolve("streams");
    }

    @Override
    public void close() {
        stop();
        stack.close();
    }
}
