package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.FreshnessRun;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.benchmarks.report.Sample;
import io.starledger.embedded.issuer.TokenClaims;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How soon a post is seen by a read, through the whole platform. */
final class Freshness implements Benchmark {
    private static final int BODIES = 8_192;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int TIMES_A_LOAD_RUN = 4;
    private static final Bound CEILING = new Bound.ValueAtMost(150);

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        try (WholePlatform platform = WholePlatform.start(bench)) {
            String token =
                    platform.issuer()
                            .mint(
                                    TokenClaims.of("tenant-admin")
                                            .forTenant(TestRatings.TENANT.value()));
            PostRequests posts = new PostRequests(platform.issuer(), BODIES);
            posts.toIngest(platform.process(), platform.port()).untilServed();
            bench.say("freshness");
            FreshnessRun run =
                    new FreshnessRun(
                            new HttpRequests(platform.port(), token),
                            "/v1/tenants/" + TestRatings.TENANT,
                            new TestRatings().bodies(BODIES));
            return measure(bench.effort(), run);
        }
    }

    private static List<Comparison> measure(Effort effort, FreshnessRun run) {
        List<Double> middle = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        Duration warmUp = effort.warmUp();
        for (int i = 0; i < effort.runs(); i++) {
            Histogram seen = run.measure(warmUp, effort.run().multipliedBy(TIMES_A_LOAD_RUN));
            middle.add(seen.getValueAtPercentile(50) / NANOS_PER_MILLI);
            high.add(seen.getValueAtPercentile(99) / NANOS_PER_MILLI);
            warmUp = Duration.ofSeconds(1);
        }
        return List.of(
                row("p50", middle, new Bound.None(), List.of()),
                row(
                        "p99",
                        high,
                        CEILING,
                        List.of(
                                "from the send of a post to the end of the GET that shows its"
                                        + " revision, asked every five milliseconds",
                                "%,d posts a second, %d of them watched"
                                        .formatted(
                                                FreshnessRun.POSTS_PER_SECOND,
                                                FreshnessRun.PROBES_PER_SECOND),
                                "no baseline; beside: the whole platform as `starledger up`"
                                        + " runs it")));
    }

    private static Comparison row(
            String percentile, List<Double> millis, Bound bound, List<String> conditions) {
        return new Comparison(
                "freshness " + percentile, "ms", new Sample(millis), null, bound, conditions);
    }
}
