package io.starledger.benchmarks;

import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;

import java.nio.file.Path;
import java.util.List;

/** Tells a service that runs alone where its infrastructure is. */
final class ServiceArguments {
    private ServiceArguments() {}

    static List<String> of(StackAddresses addresses, int port, Path streams) {
        PostgresAddress postgres = addresses.postgres();
        return List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--starledger.kafka.bootstrap-servers=" + addresses.bootstrapServers(),
                "--starledger.kafka.registry.url=" + addresses.registry().apicurioUrl(),
                "--starledger.redis.uri=" + addresses.redisUri(),
                "--starledger.postgres.host=" + postgres.host(),
                "--starledger.postgres.port=" + postgres.port(),
                "--starledger.streams.state-directory=" + streams,
                "--starledger.tenancy.issuers[0].issuer=" + addresses.issuer().issuer(),
                "--starledger.tenancy.issuers[0].jwk-set-uri=" + addresses.issuer().jwksUri());
    }
}
