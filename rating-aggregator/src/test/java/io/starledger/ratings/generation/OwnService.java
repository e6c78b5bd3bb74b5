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
import io.starledger.ratings.Api;
import io.starledger.ratings.RunningService;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

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

    /** With another prior, and upper slots in {@link #otherDatabase}. */
    void startWithOtherSettings() {
        String other = "--starledger.postgres.shards[1].";
        start(
                "--starledger.ratings.prior.weight=1000",
                "--starledger.ratings.prior.mean=1",
                other + "name=other",
                other + "host=" + addresses().postgres().host(),
                other + "port=" + addresses().postgres().port(),
                other + "database=" + OTHER,
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
        return new Api(() -> "http://localhost:" + port, stack.issuer().mint(claims));
    }

    /** Made for a second shard, on the same server. */
    Rows otherDatabase() throws SQLException {
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
