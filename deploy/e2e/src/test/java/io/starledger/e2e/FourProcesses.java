package io.starledger.e2e;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.StackSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each service as a process of its own, from the jar it ships as, on shared infrastructure. */
final class FourProcesses implements PlatformUnderTest {
    private static final int FIRST_PORT = 8080;
    private static final List<String> SERVICES =
            List.of("ingest-api", "rating-aggregator", "billing-projector", "webhook-ingest");

    private final Path data;
    private final int offset = Offsets.draw();
    private final EmbeddedStack stack;
    private final List<JavaProcess> running = new ArrayList<>();

    FourProcesses(Path data) {
        this.data = data;
        this.stack =
                EmbeddedStack.start(StackSettings.in(data).on(Ports.standard(offset)), _ -> {});
        try {
            startServices();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public URI writes() {
        return at("ingest-api");
    }

    @Override
    public URI reads() {
        return at("rating-aggregator");
    }

    @Override
    public Path dataDirectory() {
        return data;
    }

    @Override
    public int portOffset() {
        return offset;
    }

    @Override
    public void killServices() {
        running.forEach(JavaProcess::kill);
        running.clear();
    }

    @Override
    public void startServices() {
        for (String service : SERVICES) {
            List<String> arguments = new ArrayList<>(List.of("-jar", jarOf(service).toString()));
            properties(service).forEach((key, value) -> arguments.add("--" + key + "=" + value));
            running.add(JavaProcess.start(data.resolveSibling(service + ".log"), arguments));
        }
        SERVICES.forEach(service -> Readiness.await(at(service)));
    }

    @Override
    public void killAndRestartBroker() {
        stack.kafka().kill();
        stack.kafka().start();
    }

    @Override
    public void close() {
        running.forEach(JavaProcess::stop);
        stack.close();
    }

    private URI at(String service) {
        return URI.create("http://localhost:" + (FIRST_PORT + offset + SERVICES.indexOf(service)));
    }

    private Map<String, String> properties(String service) {
        StackAddresses addresses = stack.addresses();
        return Map.of(
                "server.port", Integer.toString(at(service).getPort()),
                "starledger.kafka.bootstrap-servers", addresses.bootstrapServers(),
                "starledger.kafka.registry.url", addresses.registry().apicurioUrl(),
                "starledger.redis.uri", addresses.redisUri(),
                "starledger.postgres.host", addresses.postgres().host(),
                "starledger.postgres.port", Integer.toString(addresses.postgres().port()),
                "starledger.postgres.password", PostgresAddress.PASSWORD,
                "starledger.streams.state-directory", data.resolve("streams").toString(),
                "starledger.tenancy.issuers[0].issuer", addresses.issuer().issuer(),
                "starledger.tenancy.issuers[0].jwk-set-uri",
                        addresses.issuer().jwksUri().toString());
    }

    private static Path jarOf(String service) {
        try (Stream<Path> files = Files.list(Path.of("../..", service, "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "expected the jar of " + service + ": package it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
