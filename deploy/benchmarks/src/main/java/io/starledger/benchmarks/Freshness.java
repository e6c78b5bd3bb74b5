package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.FreshnessRun;
import io.starledger.benchmarks.freshness.Rate;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.issuer.TokenClaims;

import java.util.List;

/** How soon a post is seen by a read, through the whole platform. */
final class Freshness implements Benchmark {
    private static final int BODIES = 8_192;
    private static final Rate RATE = new Rate(1_000, 50);
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
            WatchedRatings ratings =
                    new WatchedRatings(
                            new HttpRequests(platform.port(), token),
                            new TestRatings().bodies(BODIES));
            return SteadyRuns.measure(
                            bench.effort(), 1, new FreshnessRun(platform.port(), ratings, RATE))
                    .shown()
                    .rows("freshness", CEILING, conditions());
        }
    }

    private static List<String> conditions() {
        return List.of(
                "from the send of a post to the end of the GET that shows its revision, asked every"
                        + " five milliseconds",
                "%,d posts a second, %d of them watched"
                        .formatted(RATE.perSecond(), RATE.watched()),
                "no baseline; beside: the whole platform as `starledger up` runs it");
    }
}
