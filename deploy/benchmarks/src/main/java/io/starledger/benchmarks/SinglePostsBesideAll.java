package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.schemas.topics.Topics;

import java.util.List;

/** Single posts while the platform does with each of them all that it does. */
final class SinglePostsBesideAll implements Benchmark {
    private static final int REQUESTS = 8_192;
    private static final int CONNECTIONS = 32;

    @Override
    public String name() {
        return "posts-platform";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int barePort = FreePort.any();
        try (WholePlatform platform = WholePlatform.start(bench)) {
            PostRequests posts = new PostRequests(platform.issuer(), REQUESTS);
            HttpSide subject = posts.toIngest(platform.process(), platform.port());
            subject.untilServed();
            String kafka = platform.bootstrapServers();
            RecordSize record = RecordSize.in(Topics.RATING_EVENTS.name(), kafka);
            BareServers.createTopic(kafka, Topics.RATINGS_PARTITIONS);
            try (ChildJvm bare = BareServers.start(bench, barePort, kafka, record, "")) {
                return List.of(row(record).measure(bench, subject, posts.toBare(bare, barePort)));
            }
        }
    }

    private static HttpRow row(RecordSize record) {
        return new HttpRow(
                "single posts, whole platform working, %d connections".formatted(CONNECTIONS),
                CONNECTIONS,
                Figure.PER_SECOND,
                new Bound.None(),
                List.of(
                        "the same JVM folds each rating and writes it to Postgres and Redis"
                            + " meanwhile, and may fall behind: what it owes is done after the run,"
                            + " partly during the baseline's",
                        "baseline: the bare endpoint awaiting Kafka, records of " + record,
                        "beside: the whole platform as `starledger up` runs it"));
    }
}
