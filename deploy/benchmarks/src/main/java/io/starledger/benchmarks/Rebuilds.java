package io.starledger.benchmarks;

import io.starledger.benchmarks.fold.EventPreload;
import io.starledger.benchmarks.fold.FoldWorker;
import io.starledger.benchmarks.fold.FoldWorker.Events;
import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;

import java.util.List;
import java.util.function.DoubleSupplier;

/** Events a second when the views of ratings are built again while the old ones stand. */
final class Rebuilds implements Benchmark {
    private static final int ITEMS = 100_000;
    private static final int USERS_PER_ITEM = 100;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.5);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        int port = FreePort.any();
        int events = bench.effort().records();
        try (EmbeddedStack stack =
                        bench.start(
                                PartName.KAFKA,
                                PartName.REGISTRY,
                                PartName.POSTGRES,
                                PartName.REDIS);
                ChildJvm aggregator = Services.aggregator(bench, stack.addresses(), port)) {
            String token = stack.issuer().mint(TokenClaims.of("platform-admin"));
            RebuiltViews views = new RebuiltViews(aggregator, port, token, events);
            bench.say("writing %,d rating events and their views".formatted(events));
            preload(events, stack.addresses());
            views.awaitServing();
            return List.of(
                    besideTopology(bench, stack.addresses(), views, events),
                    besideCopy(bench, stack.addresses(), views, events));
        }
    }

    private static void preload(int events, StackAddresses addresses) {
        new EventPreload(TestRatings.TENANT, ITEMS, USERS_PER_ITEM)
                .write(events, addresses.bootstrapServers(), addresses.registry().apicurioUrl());
    }

    private static Comparison besideTopology(
            Workbench bench, StackAddresses addresses, RebuiltViews views, int count) {
        Events events =
                new Events(addresses.bootstrapServers(), addresses.registry().apicurioUrl(), count);
        try (FoldWorker topology =
                FoldWorker.topology(events, Mode.AS_CONFIGURED, bench.log("topology"))) {
            topology.run();
            return compare(
                    bench,
                    "rebuild beside the topology alone",
                    FLOOR,
                    views,
                    topology::run,
                    "baseline: the topology as configured, from the log into the log, without"
                            + " views");
        }
    }

    private static Comparison besideCopy(
            Workbench bench, StackAddresses addresses, RebuiltViews views, int count) {
        try (CopiedViews copy = CopiedViews.of(addresses.postgres(), bench.path("copied"))) {
            return compare(
                    bench,
                    "rebuild beside COPY",
                    new Bound.None(),
                    views,
                    () -> count / copy.seconds(),
                    "baseline: COPY of the same rows of all tables into empty ones with the same"
                            + " indexes");
        }
    }

    private static Comparison compare(
            Workbench bench,
            String name,
            Bound bound,
            RebuiltViews views,
            DoubleSupplier baseline,
            String what) {
        bench.say(name);
        InTurn samples = InTurn.measure(bench.effort().runs(), views::rebuild, baseline);
        return new Comparison(
                name,
                "/s",
                samples.subject(),
                samples.baseline(),
                bound,
                List.of(
                        "%,d ratings of %,d items, from the start of a generation until all its views have all"
                                .formatted(views.events(), ITEMS),
                        what,
                        "beside: Kafka, registry, Postgres, Redis, the generation that serves; no"
                                + " writes, no reads"));
    }
}
