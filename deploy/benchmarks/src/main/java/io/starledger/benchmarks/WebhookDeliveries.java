package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.load.ClosedLoop.Expected;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.schemas.topics.Topics;

import java.util.List;

/**
 * Stripe's deliveries to webhook-ingest with nothing else of the platform running. One connection
 * comes last: alone it gives compilers too little to do, and the first row has given them enough.
 */
final class WebhookDeliveries implements Benchmark {
    private static final int REQUESTS = 2_048;
    private static final int AT_ONCE = 8;
    private static final Bound AT_MOST_HALF_AS_LONG_AGAIN = new Bound.RatioAtMost(1.5);

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int port = FreePort.any();
        int barePort = FreePort.any();
        try (EmbeddedStack stack = bench.start(PartName.KAFKA, PartName.REGISTRY);
                ChildJvm service = Services.webhooks(bench, stack.addresses(), port)) {
            List<TestWebhooks.Delivery> deliveries =
                    new TestWebhooks(TestWebhooks.SECRET).deliveries(REQUESTS);
            HttpSide subject = side(service, port, "/v1/stripe/webhooks", deliveries);
            subject.untilServed();
            String kafka = stack.addresses().bootstrapServers();
            RecordSize record = RecordSize.in(Topics.STRIPE_INBOX.name(), kafka);
            BareServers.createTopic(kafka, Topics.BILLING_PARTITIONS);
            try (ChildJvm bare = BareServers.start(bench, barePort, kafka, record, "")) {
                HttpSide baseline = side(bare, barePort, "/events", deliveries);
                return List.of(
                        row(AT_ONCE, Figure.PER_SECOND, new Bound.None(), record)
                                .measure(bench, subject, baseline),
                        row(1, Figure.MEDIAN_LATENCY, AT_MOST_HALF_AS_LONG_AGAIN, record)
                                .measure(bench, subject, baseline));
            }
        }
    }

    private static HttpSide side(
            ChildJvm server, int port, String path, List<TestWebhooks.Delivery> deliveries) {
        HttpRequests http = new HttpRequests(port, "");
        List<byte[]> requests =
                deliveries.stream()
                        .map(
                                delivery ->
                                        http.postSigned(
                                                path, delivery.body(), delivery.signature()))
                        .toList();
        return new HttpSide(server, port, requests, new Expected(200, ""), 1);
    }

    private static HttpRow row(int connections, Figure figure, Bound bound, RecordSize record) {
        return new HttpRow(
                "webhooks, webhook-ingest alone, %d connection%s"
                        .formatted(connections, connections == 1 ? ", p50" : "s"),
                connections,
                figure,
                bound,
                List.of(
                        "baseline: a functional WebFlux endpoint that reads the same body, verifies"
                                + " nothing, and awaits acks=all of it as a record; same producer"
                                + " settings; ours is "
                                + record,
                        "signed before the run: signatures may be an hour old here",
                        "beside: Kafka, registry, token issuer"));
    }
}
