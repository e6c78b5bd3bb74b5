package io.starledger.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;

/** Apicurio on an H2 file: a schema is on disk before its id is answered. */
record RegistryRecipe(RuntimeDirectory runtime, DataDirectory data, Ports ports) implements Recipe {
    private static final String HEAP = "96m";
    private static final String READY = "HTTP/1.0 200";

    @Override
    public PartName name() {
        return PartName.REGISTRY;
    }

    @Override
    public int port() {
        return ports.of(PortUse.REGISTRY);
    }

    @Override
    public void prepare(Launcher launcher) throws IOException {
        Files.createDirectories(data.of(name()));
    }

    @Override
    public Launch launch() {
        // Without WRITE_DELAY=0 H2 keeps a commit in memory for half a second.
        String database =
                "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                        .formatted(data.of(name()).resolve("registry"));
        return new JavaCommand(HEAP)
                .compiledLightly()
                .withClassArchive(runtime.classArchive(name()))
                .with(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port(),
                        "-Dquarkus.http.access-log.enabled=false",
                        // The management endpoint cannot be left out of this build; nobody asks it.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=0",
                        "-Dquarkus.banner.enabled=false",
                        "-Dquarkus.log.category.\"io.apicurio\".level=WARN",
                        "-Dquarkus.log.console.format=%d{yyyy-MM-dd'T'HH:mm:ss.SSSX} %p [%c{1}]"
                                + " (%t) %m%n%e",
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=" + database,
                        "-Dapicurio.datasource.jdbc.initial-size=1",
                        "-Dapicurio.datasource.jdbc.min-size=1",
                        "-Dapicurio.datasource.jdbc.max-size=8",
                        "-jar",
                        runtime.registryJar().toString())
                .launch();
    }

    @Override
    public Probe probe() {
        byte[] request = "GET /apis/registry/v3/system/info HTTP/1.0\r\n\r\n".getBytes(US_ASCII);
        return new Probe(
                port(),
                request,
                READY.length(),
                answer -> US_ASCII.decode(answer).toString().equals(READY));
    }
}
