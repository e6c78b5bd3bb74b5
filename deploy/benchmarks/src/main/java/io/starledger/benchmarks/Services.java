package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.HttpReadiness;
import io.starledger.embedded.StackAddresses;
import io.starledger.ingest.IngestApplication;
import io.starledger.ratings.RatingAggregatorApplication;
import io.starledger.webhook.WebhookIngestApplication;

import java.util.ArrayList;
import java.util.List;

/** Starts services as processes of their own, ready when these methods return. */
final class Services {
    private static final String READINESS = "/actuator/health/readiness";

    private Services() {}

    static ChildJvm ingest(Workbench bench, StackAddresses addresses, int port) {
        return start(bench, IngestApplication.class, addresses, port);
    }

    static ChildJvm aggregator(Workbench bench, StackAddresses addresses, int port) {
        return start(bench, RatingAggregatorApplication.class, addresses, port);
    }

    /** It takes what {@link TestWebhooks} sends, also an hour later. */
    static ChildJvm webhooks(Workbench bench, StackAddresses addresses, int port) {
        return start(
                bench,
                WebhookIngestApplication.class,
                addresses,
                port,
                "--starledger.stripe.account=" + TestWebhooks.ACCOUNT,
                "--starledger.stripe.webhooks.secrets[0]=" + TestWebhooks.SECRET,
                "--starledger.stripe.webhooks.past=1h");
    }

    private static ChildJvm start(
            Workbench bench,
            Class<?> application,
            StackAddresses addresses,
            int port,
            String... more) {
        List<String> arguments =
                new ArrayList<>(ServiceArguments.of(addresses, port, bench.path("streams")));
        arguments.addAll(List.of(more));
        ChildJvm service =
                ChildJvm.serving(
                        application.getName(), arguments, bench.log(application.getSimpleName()));
        try {
            HttpReadiness.await(service, port, READINESS);
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }
}
