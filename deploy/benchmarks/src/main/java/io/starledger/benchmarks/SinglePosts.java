package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.schemas.topics.Topics;

import java.util.List;

/** Single posts to ingest-api with nothing else of the platform running. */
final class SinglePosts implements Benchmark {
    private static final int REQUESTS = 8_192;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.7);

    @Override
    public String name() {
        return "posts";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int ingestPort = FreePort.any();
        int barePort = FreePort.any();
        try (EmbeddedStack stack = bench.start(PartName.KAFKA, PartName.REGISTRY, PartName.REDIS);
                ChildJvm ingest = Services.ingest(bench, stack.addresses(), ingestPort)) {
            PostRequests posts = new PostRequests(stack.issuer(), REQUESTS);
            HttpSide subject = posts.toIngest(ingest, ingestPort);
            subject.untilServed();
            String kafka = stack.addresses().bootstrapServers();
            RecordSize record = RecordSize.in(Topics.RATING_EVENTS.name(), kafka);
            BareServers.createTopic(kafka, Topics.RATINGS_PARTITIONS);
            try (ChildJvm bare = BareServers.start(bench, barePort, kafka, record, "")) {
                HttpSide baseline = posts.toBare(bare, barePort);
                return List.of(
                        row(32, record).measure(bench, subject, baseline),
                        row(256, record).measure(bench, subject, baseline));
            }
        }
    }

    private static HttpRow row(int connections, RecordSize record) {
        return new HttpRow(
                "single posts, ingest alone, %d connections".formatted(connections),
                connections,
                Figure.PER_SECOND,
                FLOOR,
                List.of(
                        "baseline: a functional WebFlux endpoint that reads the same JSON and"
                                + " awaits acks=all of a record of the same size, "
                                + record
                                + "; same producer settings",
                        "the tenant has limits, which it does not reach",
                        "beside: Kafka, registry, Redis, token issuer"));
    }
}
