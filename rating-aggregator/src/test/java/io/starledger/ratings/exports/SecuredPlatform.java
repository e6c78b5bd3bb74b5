package io.starledger.ratings.exports;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Directories;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.PortUse;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.ratings.RatingAggregatorApplication;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The service on a broker with Kafka's own authorizer, where it authenticates as everybody has to:
 * by SCRAM. Beside that listener is an open one for the broker itself and for who sets it up.
 */
final class SecuredPlatform implements AutoCloseable {
    private static final String OPERATOR = "starledger";
    private static final String PASSWORD = "of-a-test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final Ports ports = Ports.free();
    private final int securedPort = Ports.free().of(PortUse.KAFKA);
    private final EmbeddedStack stack;
    private final ServiceProcess service;

    /** Returns once the service is ready. */
    SecuredPlatform(Path directory) throws Exception {
        this.directory = directory;
        stack =
                EmbeddedStack.start(
                        StackSettings.in(directory.resolve("stack"))
                                .on(ports)
                                .only(PartName.values())
                                .withBrokerSettings(brokerSettings()),
                        ProgressListener.SILENT);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.addresses().bootstrapServers()))) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            OPERATOR,
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4_096),
                                            PASSWORD)))
                    .all()
                    .get();
        }
        service =
                ServiceProcess.start(
                        RatingAggregatorApplication.class,
                        arguments(),
                        directory.resolve("service.log"));
        await().atMost(PATIENCE).ignoreExceptions().until(service::isReady);
    }

    /** Who authenticates. */
    Principal principal(String user, String password) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", "127.0.0.1:" + securedPort);
        config.put("security.protocol", "SASL_PLAINTEXT");
        config.put("sasl.mechanism", "SCRAM-SHA-512");
        config.put("sasl.jaas.config", login(user, password));
        return new Principal(config);
    }

    Principal operator() {
        return principal(OPERATOR, PASSWORD);
    }

    Serdes serdes() {
        return new Serdes(RegistrySettings.apicurio(registryUrl()));
    }

    String registryUrl() {
        return stack.addresses().registry().apicurioUrl();
    }

    JsonNode call(String method, String path) throws Exception {
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(URI.create(service.url() + path))
                                .method(method, BodyPublishers.noBody())
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + stack.issuer()
                                                        .mint(TokenClaims.of("platform-admin")))
                                .build(),
                        BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    @Override
    public void close() {
        service.close();
        client.close();
        stack.close();
        Directories.delete(directory);
    }

    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(
                        RunningService.arguments(stack.addresses(), directory.resolve("streams")));
        operator()
                .client()
                .forEach(
                        (name, value) ->
                                arguments.add(
                                        name.equals("bootstrap.servers")
                                                ? "--starledger.kafka.bootstrap-servers=" + value
                                                : "--starledger.kafka.properties."
                                                        + name
                                                        + "="
                                                        + value));
        arguments.removeIf(
                it ->
                        it.equals(
                                "--starledger.kafka.bootstrap-servers="
                                        + stack.addresses().bootstrapServers()));
        return arguments;
    }

    private Map<String, String> brokerSettings() {
        String open = "PLAINTEXT://127.0.0.1:" + ports.of(PortUse.KAFKA);
        String secured = "SASL_PLAINTEXT://127.0.0.1:" + securedPort;
        String controller = "CONTROLLER://127.0.0.1:" + ports.of(PortUse.KAFKA_CONTROLLER);
        return Map.of(
                "listeners",
                String.join(",", open, secured, controller),
                "advertised.listeners",
                open + "," + secured,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS;User:" + OPERATOR);
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
