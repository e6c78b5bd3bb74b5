package io.starledger.billing;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.embedded.testing.SharedStack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The service in a JVM of its own, and what it is started with. */
final class BillingProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private BillingProcess() {}

    /** Returns when all its topologies process; its stores and its log are in {@code directory}. */
    static ServiceProcess start(Path directory, String logFile) {
        ServiceProcess service =
                ServiceProcess.start(
                        BillingProjectorApplication.class,
                        arguments(directory),
                        directory.resolve(logFile));
        await().atMost(PATIENCE).ignoreExceptions().until(service::isReady);
        return service;
    }

    static Stack stack() {
        return SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES);
    }

    static StackAddresses addresses() {
        return stack().addresses();
    }

    static List<String> arguments(Path state) {
        return arguments(addresses(), state);
    }

    static List<String> arguments(StackAddresses at, Path state) {
        return List.of(
                "--starledger.kafka.bootstrap-servers=" + at.bootstrapServers(),
                "--starledger.kafka.registry.url=" + at.registry().apicurioUrl(),
                "--starledger.postgres.shards[0].host=" + at.postgres().host(),
                "--starledger.postgres.shards[0].port=" + at.postgres().port(),
                "--starledger.postgres.timeout=10s",
                "--starledger.streams.state-directory=" + state.resolve("streams"),
                "--starledger.billing.platform-account=acct_platform",
                "--starledger.billing.prices[0].price=price_starter",
                "--starledger.billing.prices[0].plan=starter",
                "--starledger.billing.prices[1].price=price_growth",
                "--starledger.billing.prices[1].plan=growth",
                "--starledger.billing.prices[2].price=price_enterprise",
                "--starledger.billing.prices[2].plan=enterprise",
                "--starledger.billing.prices[3].price=price_add_on",
                "--starledger.billing.prices[3].add-on=more");
    }
}
