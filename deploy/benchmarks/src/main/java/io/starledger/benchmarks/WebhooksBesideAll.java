package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.FreshnessRun;
import io.starledger.benchmarks.freshness.Rate;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * How soon Stripe has its answer, and how soon its event is seen by a read, through the whole
 * platform.
 */
final class WebhooksBesideAll implements Benchmark {
    private static final Rate RATE = new Rate(200, 10);
    private static final Bound CEILING = new Bound.ValueAtMost(30);
    private static final int TIMES_WARM_UP = 6;
    private static final String NAME = "webhooks beside all, ";

    @Override
    public String name() {
        return "webhooks-platform";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        try (WholePlatform platform = WholePlatform.start(bench)) {
            WatchedDeliveries deliveries = new WatchedDeliveries(platform);
            deliveries.linkCustomers();
            bench.say("webhooks beside all");
            SteadyRuns runs =
                    SteadyRuns.measure(
                            bench.effort(),
                            TIMES_WARM_UP,
                            new FreshnessRun(platform.port(), deliveries, RATE));
            return Stream.concat(
                            runs.answered().rows(NAME + "answer", CEILING, answered()).stream(),
                            runs.shown().rows(NAME + "shown", new Bound.None(), shown()).stream())
                    .toList();
        }
    }

    private static List<String> answered() {
        return List.of(
                "from the send of a delivery to the end of its 200, which awaits acks=all",
                "%,d deliveries a second about %d customers, each a tenant's"
                        .formatted(RATE.perSecond(), WatchedDeliveries.CUSTOMERS),
                "after %d times the usual warm-up: so few keep compilers busy for minutes"
                        .formatted(TIMES_WARM_UP),
                "no baseline; beside: the whole platform as `starledger up` runs it");
    }

    private static List<String> shown() {
        return List.of(
                "from the send of a delivery to the end of the GET of its tenant's events, from"
                        + " Postgres, that shows it, asked every five milliseconds",
                "%d of these deliveries a second are watched".formatted(RATE.watched()));
    }
}
