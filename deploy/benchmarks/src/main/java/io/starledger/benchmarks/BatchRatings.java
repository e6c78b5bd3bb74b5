package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.load.ClosedLoop.Expected;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.load.LoadClient;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.schemas.topics.Topics;

import java.util.ArrayList;
import java.util.List;

/** Ratings by the batch, against Kafka's own tool for what a producer can do. */
final class BatchRatings implements Benchmark {
    private static final int CONNECTIONS = 4;
    private static final int LINES = 5_000;
    private static final int BODIES = 16;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.2);

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int port = FreePort.any();
        try (EmbeddedStack stack = bench.start(PartName.KAFKA, PartName.REGISTRY, PartName.REDIS);
                ChildJvm ingest = Services.ingest(bench, stack.addresses(), port);
                LoadClient client = new LoadClient()) {
            HttpSide batches = batches(stack, ingest, port);
            batches.untilServed();
            String kafka = stack.addresses().bootstrapServers();
            RecordSize record = RecordSize.in(Topics.RATING_EVENTS.name(), kafka);
            BareServers.createTopic(kafka, Topics.RATINGS_PARTITIONS);
            ProducerTool tool = new ProducerTool(kafka, BareServers.TOPIC, record.total());
            bench.say("batch ratings");
            batches.warmUp(client, CONNECTIONS, bench.effort().warmUp());
            Cost cost = new Cost();
            InTurn samples =
                    InTurn.measure(
                            bench.effort().runs(),
                            () -> run(bench, batches, client, cost),
                            () -> tool.recordsPerSecond(bench));
            return List.of(
                    new Comparison(
                            "batch ratings",
                            "/s",
                            samples.subject(),
                            samples.baseline(),
                            FLOOR,
                            conditions(record, cost)));
        }
    }

    private static double run(Workbench bench, HttpSide batches, LoadClient client, Cost cost) {
        return Figure.PER_SECOND.of(
                batches.measure(client, CONNECTIONS, bench.effort().run(), cost), batches.worth());
    }

    private static HttpSide batches(EmbeddedStack stack, ChildJvm ingest, int port) {
        String token =
                stack.issuer()
                        .mint(TokenClaims.of("producer").forTenant(TestRatings.TENANT.value()));
        HttpRequests http = new HttpRequests(port, token);
        TestRatings ratings = new TestRatings();
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            requests.add(
                    http.post(
                            "/v1/tenants/" + TestRatings.TENANT + "/ratings/batch",
                            "application/x-ndjson",
                            ratings.batch(LINES)));
        }
        Expected all = new Expected(200, "\"accepted\":" + LINES);
        return new HttpSide(ingest, port, requests, all, LINES);
    }

    private static List<String> conditions(RecordSize record, Cost cost) {
        return List.of(
                "lines with idempotency key and rated_at, %,d a request, on %d connections"
                        .formatted(LINES, CONNECTIONS),
                "baseline: Kafka's ProducerPerformance, acks=all, lz4, 128 KiB batches, records of "
                        + record
                        + ", its own figure after its warm-up",
                "the tenant has limits, which it does not reach",
                "beside: Kafka, registry, Redis, token issuer",
                "starledger: " + cost);
    }
}
