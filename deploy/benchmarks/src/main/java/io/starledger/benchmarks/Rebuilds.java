package io.starledger.benchmarks;

import io.starledger.benchmarks.RebuiltViews.Rebuilt;
import io.starledger.benchmarks.fold.EventPreload;
import io.starledger.benchmarks.fold.FoldWorker;
import io.starledger.benchmarks.fold.FoldWorker.Events;
import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.jvm.FreePort;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.benchmarks.report.Sample;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;

import java.util.ArrayList;
import java.util.List;

/** Events a second when the views of ratings are built again while the old ones stand. */
final class Rebuilds implements Benchmark {
    private static final int ITEMS = 100_000;
    private static final int USERS_PER_ITEM = 100;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.5);
    private static final Bound NONE = new Bound.None();
    private static final String TOPOLOGY =
            "baseline: the topology as configured, from the log into the log, without views";
    private static final String COPY =
            "baseline: COPY of the same rows of all tables into empty ones with the same indexes";

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
            RebuiltViews views =
                    new RebuiltViews(aggregator, port, token, stack.addresses().postgres(), events);
            bench.say("writing %,d rating events and their views".formatted(events));
            preload(events, stack.addresses());
            views.awaitServing();
            try (FoldWorker topology =
                            FoldWorker.topology(
                                    new Events(
                                            stack.addresses().bootstrapServers(),
                                            stack.addresses().registry().apicurioUrl(),
                                            events),
                                    Mode.AS_CONFIGURED,
                                    bench.log("topology"));
                    CopiedViews copied =
                            CopiedViews.of(stack.addresses().postgres(), bench.path("copied"))) {
                topology.run();
                return compare(bench, views, topology, copied);
            }
        }
    }

    private static void preload(int events, StackAddresses addresses) {
        new EventPreload(TestRatings.TENANT, ITEMS, USERS_PER_ITEM)
                .write(events, addresses.bootstrapServers(), addresses.registry().apicurioUrl());
    }

    private static List<Comparison> compare(
            Workbench bench, RebuiltViews views, FoldWorker topology, CopiedViews copied) {
        List<Double> both = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> folded = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int run = 1; run <= bench.effort().runs(); run++) {
            bench.say("rebuild %d of %d".formatted(run, bench.effort().runs()));
            Rebuilt rebuilt = views.rebuild();
            both.add(rebuilt.itemsAndRatings());
            all.add(rebuilt.all());
            folded.add(topology.run());
            copies.add(views.events() / copied.seconds());
        }
        return List.of(
                row(views, "items, ratings in force", both, folded, FLOOR, TOPOLOGY),
                row(views, "all, with the history", all, folded, NONE, TOPOLOGY),
                row(views, "all, beside COPY", all, copies, NONE, COPY));
    }

    private static Comparison row(
            RebuiltViews views,
            String what,
            List<Double> subject,
            List<Double> baseline,
            Bound bound,
            String beside) {
        return new Comparison(
                "rebuild: " + what,
                "/s",
                new Sample(subject),
                new Sample(baseline),
                bound,
                List.of(
                        "%,d ratings of %,d items, from the start of a generation until these views have all; the history is built at the same time"
                                .formatted(views.events(), ITEMS),
                        beside,
                        "beside: Kafka, registry, Postgres, Redis, the generation that serves; no"
                                + " writes, no reads"));
    }
}
