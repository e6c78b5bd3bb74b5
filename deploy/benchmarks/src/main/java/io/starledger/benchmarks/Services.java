package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.HttpReadiness;
import io.starledger.embedded.StackAddresses;
import io.starledger.ingest.IngestApplication;
import io.starledger.ratings.RatingAggregatorApplication;

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

    private static ChildJvm start(
            Workbench bench, Class<?> application, StackAddresses addresses, int port) {
        ChildJvm service =
                ChildJvm.serving(
                        application.getName(),
                        ServiceArguments.of(addresses, port, bench.path("streams")),
                        bench.log(application.getSimpleName()));
        try {
            HttpReadiness.await(service, port, READINESS);
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }
}
