package io.starledger.e2e;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.Ports;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.StackSettings;
import io.starledger.embedded.testing.JavaProcess;
import io.starledger.local.LocalKeyset;
import io.starledger.local.LocalStripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Each service as a process of its own, from the jar it ships as, on shared infrastructure. */
final class FourProcesses implements PlatformUnderTest {
    private static final int FIRST_PORT = 8080;
    private static final List<String> SERVICES =
            List.of("ingest-api", "rating-aggregator", "billing-projector", "webhook-ingest");

    private final Path data;
    private final int offset = Offsets.draw();
    private final List<String> jvm;
    private final List<String> settings;
    private final EmbeddedStack stack;
    private final Map<String, JavaProcess> running = new LinkedHashMap<>();

    FourProcesses(Path data) {
        this(data, List.of(), List.of("--starledger.limits.default-plan=unlimited"));
    }

    private FourProcesses(Path data, List<String> jvm, List<String> settings) {
        this.data = data;
        this.jvm = jvm;
        this.settings = settings;
        this.stack =
                EmbeddedStack.start(StackSettings.in(data).on(Ports.standard(offset)), _ -> {});
        try {
            startServices();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** With a free plan of so many ratings a month, and a price for one that is large enough. */
    static FourProcesses selling(Path data, int freeRatings) {
        return new FourProcesses(data, List.of(), sellingWith(freeRatings));
    }

    /** As {@link #selling}, compiled as in production. */
    static FourProcesses sellingUnderLoad(Path data, int freeRatings) {
        return underLoad(data, sellingWith(freeRatings).toArray(String[]::new));
    }

    private static List<String> sellingWith(int freeRatings) {
        List<String> settings = new ArrayList<>();
        Map.of("free", freeRatings, "trial", freeRatings, "growth", 1_000_000)
                .forEach(
                        (plan, ratings) -> {
                            String limits = "--starledger.billing.catalogue[0].plans." + plan;
                            settings.add(limits + ".ratings-per-month=" + ratings);
                            settings.add(limits + ".ratings-per-second=1000");
                            settings.add(limits + ".requests-per-minute=100000");
                        });
        String free = "--starledger.limits.plans.free.";
        settings.add(free + "ratings-per-month=" + freeRatings);
        settings.add(free + "requests.amount=100000");
        settings.add(free + "requests.burst=20000");
        settings.add("--starledger.billing.plans=free,trial,growth");
        settings.add("--starledger.billing.prices[0].price=price_growth");
        settings.add("--starledger.billing.prices[0].plan=growth");
        return settings;
    }

    /**
     * With these settings of all services, and compiled and with memory as in production, for
     * minutes of load.
     */
    static FourProcesses underLoad(Path data, String... settings) {
        return new FourProcesses(
                data, List.of("-XX:TieredStopAtLevel=4", "-Xmx768m"), List.of(settings));
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
    public URI webhooks() {
        return at("webhook-ingest");
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
        SERVICES.forEach(this::kill);
    }

    @Override
    public void startServices() {
        SERVICES.forEach(this::start);
        SERVICES.forEach(this::awaitReady);
    }

    /** One alone. */
    void kill(String service) {
        JavaProcess process = running.remove(service);
        if (process != null) {
            process.kill();
        }
    }

    /** One alone; returns at once. */
    void start(String service) {
        List<String> arguments = new ArrayList<>(jvm);
        arguments.addAll(List.of("-jar", jarOf(service).toString()));
        arguments.addAll(settings);
        properties(service).forEach((key, value) -> arguments.add("--" + key + "=" + value));
        running.put(service, JavaProcess.start(data.resolveSibling(service + ".log"), arguments));
    }

    void awaitReady(String service) {
        Readiness.await(at(service));
    }

    @Override
    public void killAndRestartBroker() {
        stack.kafka().kill();
        stack.kafka().start();
    }

    @Override
    public void close() {
        running.values().forEach(JavaProcess::stop);
        stack.close();
    }

    /** Bytes that are still in use after a collection. */
    long liveHeapOf(String service) {
        return Objects.requireNonNull(running.get(service)).liveHeap();
    }

    long residentBytesOf(String service) {
        return Objects.requireNonNull(running.get(service)).residentBytes();
    }

    private URI at(String service) {
        return URI.create("http://localhost:" + (FIRST_PORT + offset + SERVICES.indexOf(service)));
    }

    private Map<String, String> properties(String service) {
        Map<String, String> properties = new HashMap<>(LocalStripe.properties(data));
        properties.putAll(addresses(service));
        properties.put("starledger.position.keyset", LocalKeyset.POSITIONS.in(data));
        return properties;
    }

    private Map<String, String> addresses(String service) {
        StackAddresses addresses = stack.addresses();
        return Map.of(
                "server.port", Integer.toString(at(service).getPort()),
                "starledger.kafka.bootstrap-servers", addresses.bootstrapServers(),
                "starledger.kafka.registry.url", addresses.registry().apicurioUrl(),
                "starledger.redis.uri", addresses.redisUri(),
                "starledger.postgres.shards[0].host", addresses.postgres().host(),
                "starledger.postgres.shards[0].port", Integer.toString(addresses.postgres().port()),
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
