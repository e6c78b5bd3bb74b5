package io.starledger.embedded.containers;

import io.starledger.embedded.PortUse;
import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.RegistryAddress;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.IssuerAddress;
import io.starledger.embedded.issuer.IssuerServer;
import io.starledger.embedded.issuer.LocalIssuer;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.nio.file.Path;
import java.util.List;

/**
 * Four containers and, in this JVM, the token issuer. What is in the containers is gone when they
 * are closed.
 */
public final class ContainerStack implements Stack {
    private static final int REGISTRY_PORT = 8080;
    private static final int REDIS_PORT = 6379;
    private static final String ROLES_SCRIPT = "/docker-entrypoint-initdb.d/roles.sql";

    private final KafkaContainer kafka =
            new KafkaContainer("apache/kafka:4.3.1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    private final GenericContainer<?> registry =
            new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
                    .withExposedPorts(REGISTRY_PORT)
                    .waitingFor(
                            Wait.forHttp("/apis/registry/v3/system/info").forPort(REGISTRY_PORT));
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18")
                    .withUsername("postgres")
                    .withCopyToContainer(
                            Transferable.of(
                                    PostgresAddress.CREATE_OWNER + PostgresAddress.CREATE_ROLES),
                            ROLES_SCRIPT);
    private final GenericContainer<?> redis =
            new GenericContainer<>("redis:7.0.15")
                    .withExposedPorts(REDIS_PORT)
                    .withCommand(
                            "redis-server", "--appendonly", "yes", "--appendfsync", "everysec");

    private final LocalIssuer issuer;
    private final IssuerServer issuerServer;
    private final int issuerPort = Ports.free().of(PortUse.ISSUER);

    private ContainerStack(LocalIssuer issuer) {
        this.issuer = issuer;
        this.issuerServer = IssuerServer.start(issuer, issuerPort);
    }

    /** Starts the containers side by side; the directory keeps only the issuer's key. */
    public static ContainerStack start(Path dataDirectory) {
        var stack = new ContainerStack(LocalIssuer.in(dataDirectory));
        try {
            Startables.deepStart(stack.containers()).join();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private List<GenericContainer<?>> containers() {
        return List.of(kafka, registry, postgres, redis);
    }

    @Override
    public StackAddresses addresses() {
        return new StackAddresses(
                kafka.getBootstrapServers(),
                new RegistryAddress(
                        "http://%s:%d"
                                .formatted(
                                        registry.getHost(), registry.getMappedPort(REGISTRY_PORT))),
                new PostgresAddress(
                        postgres.getHost(),
                        postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
                "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT)),
                IssuerAddress.on(issuerPort));
    }

    @Override
    public LocalIssuer issuer() {
        return issuer;
    }

    @Override
    public void close() {
        containers().forEach(GenericContainer::stop);
        issuerServer.close();
    }
}
