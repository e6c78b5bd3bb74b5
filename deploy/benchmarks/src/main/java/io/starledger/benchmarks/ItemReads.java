package io.starledger.benchmarks;

import io.starledger.benchmarks.fold.EventPreload;
import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.load.ClosedLoop.Expected;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;

import java.util.List;
import java.util.Map;

/** Reads of items through the query API, with token and Redis. */
final class ItemReads implements Benchmark {
    private static final int CONNECTIONS = 32;
    private static final int ITEMS = 2_000;
    private static final int EVENTS = 40_000;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.4);

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int port = FreePort.any();
        int barePort = FreePort.any();
        try (EmbeddedStack stack =
                        bench.start(
                                PartName.KAFKA,
                                PartName.REGISTRY,
                                PartName.POSTGRES,
                                PartName.REDIS);
                ChildJvm aggregator = Services.aggregator(bench, stack.addresses(), port)) {
            String token =
                    stack.issuer()
                            .mint(TokenClaims.of("analyst").forTenant(TestRatings.TENANT.value()));
            bench.say("writing %,d ratings of %,d items".formatted(EVENTS, ITEMS));
            VisibleItems items = new VisibleItems(port, token);
            String sample = items.await(preload(stack.addresses()));
            try (ChildJvm bare =
                    BareServers.start(
                            bench,
                            barePort,
                            stack.addresses().bootstrapServers(),
                            new RecordSize(0, 1, 0),
                            sample)) {
                return List.of(
                        row(sample)
                                .measure(
                                        bench,
                                        items(aggregator, port, token),
                                        echo(bare, barePort, token)));
            }
        }
    }

    private static Map<String, Integer> preload(StackAddresses addresses) {
        return new EventPreload(TestRatings.TENANT, ITEMS, Integer.MAX_VALUE)
                .write(EVENTS, addresses.bootstrapServers(), addresses.registry().apicurioUrl());
    }

    private static HttpSide items(ChildJvm server, int port, String token) {
        HttpRequests http = new HttpRequests(port, token);
        List<byte[]> requests =
                java.util.stream.IntStream.range(0, ITEMS)
                        .mapToObj(item -> http.get(VisibleItems.path(EventPreload.item(item))))
                        .toList();
        return new HttpSide(server, port, requests, new Expected(200, "\"bayesian_mean\""), 1);
    }

    private static HttpSide echo(ChildJvm server, int port, String token) {
        List<byte[]> requests = List.of(new HttpRequests(port, token).get("/echo"));
        return new HttpSide(server, port, requests, new Expected(200, "\"bayesian_mean\""), 1);
    }

    private static HttpRow row(String sample) {
        return new HttpRow(
                "reads of an item, %d connections".formatted(CONNECTIONS),
                CONNECTIONS,
                Figure.PER_SECOND,
                FLOOR,
                List.of(
                        "%,d items in turn, one token, from Redis".formatted(ITEMS),
                        "baseline: a functional WebFlux endpoint that answers a constant of %d bytes"
                                .formatted(sample.length()),
                        "beside: Kafka, registry, Postgres, Redis, token issuer; no writes"));
    }
}
