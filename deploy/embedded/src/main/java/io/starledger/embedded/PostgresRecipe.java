package io.starledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A cluster of its own, durable as in production: fsync stays on. */
record PostgresRecipe(RuntimeDirectory runtime, DataDirectory data, Ports ports) implements Recipe {
    private static final int PROTOCOL_3 = 196_608;

    @Override
    public PartName name() {
        return PartName.POSTGRES;
    }

    @Override
    public int port() {
        return ports.of(PortUse.POSTGRES);
    }

    /**
     * Made beside its place and moved there when whole: an interrupted first start leaves nothing
     * behind.
     */
    @Override
    public void prepare(Launcher launcher) throws IOException, InterruptedException {
        if (Files.exists(cluster())) {
            PostgresLeftovers.clear(cluster());
            return;
        }
        Path unfinished = data.of(name()).resolve("unfinished");
        Directories.delete(unfinished);
        Files.createDirectories(unfinished);
        Path initial = unfinished.resolve("cluster");
        Path password = Files.writeString(unfinished.resolve("password"), PostgresAddress.PASSWORD);
        launcher.require(name(), initdb(initial, password), data.log(name()));
        Path sql = Files.writeString(unfinished.resolve("owner.sql"), PostgresAddress.CREATE_OWNER);
        launcher.require(name(), singleUser(initial, sql), data.log(name()));
        Files.move(initial, cluster(), StandardCopyOption.ATOMIC_MOVE);
        Directories.delete(unfinished);
    }

    private Launch initdb(Path directory, Path password) {
        return Launch.of(
                        List.of(
                                program("initdb"),
                                "--pgdata=" + directory,
                                "--username=postgres",
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C.UTF-8"))
                .neverAsRoot();
    }

    private Launch singleUser(Path directory, Path sql) {
        return Launch.of(
                        List.of(
                                program("postgres"),
                                "--single",
                                "-D",
                                directory.toString(),
                                "postgres"))
                .reading(sql)
                .neverAsRoot();
    }

    @Override
    public Launch launch() {
        return Launch.of(
                        List.of(
                                program("postgres"),
                                "-D",
                                cluster().toString(),
                                "-c",
                                "port=" + port(),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories=",
                                "-c",
                                "shared_buffers=64MB",
                                "-c",
                                "fsync=on",
                                "-c",
                                "log_checkpoints=off"))
                .neverAsRoot();
    }

    /**
     * A start-up packet: the server asks for authentication when it is ready, and refuses while it
     * recovers.
     */
    @Override
    public Probe probe() {
        byte[] parameters =
                "user\0%s\0database\0%s\0\0"
                        .formatted(PostgresAddress.USERNAME, PostgresAddress.DATABASE)
                        .getBytes(UTF_8);
        int length = 8 + parameters.length;
        byte[] packet =
                ByteBuffer.allocate(length)
                        .putInt(length)
                        .putInt(PROTOCOL_3)
                        .put(parameters)
                        .array();
        return new Probe(port(), packet, 1, answer -> answer.get() == 'R');
    }

    /**
     * Postgres calls it a fast shutdown: clients are disconnected, then a checkpoint is written.
     */
    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }

    private String program(String program) {
        return runtime.postgresHome(Platform.current()).resolve("bin").resolve(program).toString();
    }

    private Path cluster() {
        return data.of(name()).resolve("cluster");
    }
}
