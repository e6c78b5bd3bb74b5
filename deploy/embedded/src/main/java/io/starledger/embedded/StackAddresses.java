package io.starledger.embedded;

import io.starledger.embedded.issuer.IssuerAddress;

/** What a service must be told to use a stack, whoever runs it. */
public record StackAddresses(
        String bootstrapServers,
        RegistryAddress registry,
        PostgresAddress postgres,
        String redisUri,
        IssuerAddress issuer) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Those of an {@link EmbeddedStack} on these ports, running or not. */
    public static StackAddresses on(Ports ports) {
        return new StackAddresses(
                LOOPBACK + ":" + ports.of(PortUse.KAFKA),
                new RegistryAddress("http://%s:%d".formatted(LOOPBACK, ports.of(PortUse.REGISTRY))),
                new PostgresAddress(LOOPBACK, ports.of(PortUse.POSTGRES)),
                "redis://%s:%d".formatted(LOOPBACK, ports.of(PortUse.REDIS)),
                IssuerAddress.on(ports.of(PortUse.ISSUER)));
    }
}
