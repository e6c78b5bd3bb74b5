package io.starledger.benchmarks;

import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells a service that runs alone where its infrastructure is. */
final class ServiceArguments {
    private static final String PLAN = "--starledger.limits.plans.measured.";

    private ServiceArguments() {}

    static List<String> of(StackAddresses addresses, int port, Path streams) {
        PostgresAddress postgres = addresses.postgres();
        return Stream.concat(
                        Stream.of(
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--starledger.kafka.bootstrap-servers="
                                        + addresses.bootstrapServers(),
                                "--starledger.kafka.registry.url="
                                        + addresses.registry().apicurioUrl(),
                                "--starledger.redis.uri=" + addresses.redisUri(),
                                "--starledger.postgres.shards[0].host=" + postgres.host(),
                                "--starledger.postgres.shards[0].port=" + postgres.port(),
                                "--starledger.limits.default-plan=measured",
                                "--starledger.billing.default-plan=unlimited",
                                "--starledger.streams.state-directory=" + streams,
                                "--starledger.tenancy.issuers[0].issuer="
                                        + addresses.issuer().issuer(),
                                "--starledger.tenancy.issuers[0].jwk-set-uri="
                                        + addresses.issuer().jwksUri()),
                        Stream.of("requests", "reads", "ratings").flatMap(ServiceArguments::limit))
                .toList();
    }

    /** Every request draws on its tenant's bucket, as in production, and finds it never empty. */
    private static Stream<String> limit(String meter) {
        return Stream.of("amount=1000000", "per=1s", "burst=100000")
                .map(setting -> PLAN + meter + "." + setting);
    }
}
