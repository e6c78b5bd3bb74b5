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

    @Override
    public void prepare(Launcher launcher) throws IOException, InterruptedException {
        if (Files.exists(cluster())) {
            PostgresLeftovers.clear(cluster());
        } else {
            makeCluster(launcher);
        }
        makeRoles(launcher);
    }

    /**
     * Made beside its place and moved there when whole: an interrupted first start leaves nothing
     * behind.
     */
    private void makeCluster(Launcher launcher) throws IOException, InterruptedException {
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

    /** Also in a cluster of an earlier version; the file tells which roles a cluster has. */
    private void makeRoles(Launcher launcher) throws IOException, InterruptedException {
        Path made = data.of(name()).resolve("roles.sql");
        if (Files.exists(made) && Files.readString(made).equals(PostgresAddress.CREATE_ROLES)) {
            return;
        }
        Path making =
                Files.writeString(
                        data.of(name()).resolve("roles.unfinished"), PostgresAddress.CREATE_ROLES);
        launcher.require(name(), singleUser(cluster(), making), data.log(name()));
        Files.move(making, made, StandardCopyOption.ATOMIC_MOVE);
    }

    private Launch initdb(Path directory, Path password) {
        return Launch.of(
                        List.of(
                                program("initdb"),
                                "--pgdata=" + directory,
                                "--username=" + PostgresAddress.SUPERUSER,
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
                                "shared_buffers=256MB",
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
                        .formatted(PostgresAddress.OWNER, PostgresAddress.DATABASE)
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
