package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.embedded.issuer.LocalIssuer;
import io.starledger.local.LocalStripe;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The platform as {@code starledger up} runs it: all services in one JVM, Kafka, registry, Postgres
 * and Redis as its children.
 */
record WholePlatform(ChildJvm process, int port, String bootstrapServers, Path data)
        implements AutoCloseable {
    private static final Pattern READY = Pattern.compile(PlatformMain.READY + "(\\S+)");

    /** Ready when this returns. */
    static WholePlatform start(Workbench bench) {
        Path data = bench.path("platform");
        int port = FreePort.any();
        ChildJvm process =
                ChildJvm.answering(
                        PlatformMain.class.getName(),
                        List.of(data.toString(), Integer.toString(port)),
                        bench.log("platform"));
        try {
            String kafka = process.awaitLine(READY).group(1);
            return new WholePlatform(process, port, kafka, data);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    LocalIssuer issuer() {
        return LocalIssuer.in(data);
    }

    /** By which Stripe signs what it delivers here. */
    String stripeSecret() {
        return LocalStripe.secretIn(data);
    }

    @Override
    public void close() {
        process.close();
    }
}
