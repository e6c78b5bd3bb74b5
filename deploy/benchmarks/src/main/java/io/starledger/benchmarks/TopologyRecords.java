package io.starledger.benchmarks;

import io.starledger.benchmarks.fold.EventPreload;
import io.starledger.benchmarks.fold.FoldWorker;
import io.starledger.benchmarks.fold.FoldWorker.Events;
import io.starledger.benchmarks.fold.FoldWorker.Mode;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.util.List;
import java.util.Map;

/** Records a second through the topology of ratings, from the log into the log. */
final class TopologyRecords implements Benchmark {
    private static final int ITEMS = 100_000;
    private static final int USERS_PER_ITEM = 100;
    private static final Bound FLOOR = new Bound.RatioAtLeast(0.06);

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public List<Comparison> run(Workbench bench) {
        try (EmbeddedStack stack = bench.start(PartName.KAFKA, PartName.REGISTRY)) {
            Events events =
                    new Events(
                            stack.addresses().bootstrapServers(),
                            stack.addresses().registry().apicurioUrl(),
                            bench.effort().records());
            preload(bench, events);
            return List.of(
                    compare(bench, events, Mode.AS_CONFIGURED, FLOOR),
                    compare(bench, events, Mode.IN_MEMORY, new Bound.None()));
        }
    }

    private static void preload(Workbench bench, Events events) {
        bench.say("writing %,d rating events".formatted(events.count()));
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                events.bootstrapServers()))) {
            new TopicProvisioner(admin, (short) 1).provision(Topics.all());
        }
        new EventPreload(TestRatings.TENANT, ITEMS, USERS_PER_ITEM)
                .write(events.count(), events.bootstrapServers(), events.registryUrl());
    }

    private static Comparison compare(Workbench bench, Events events, Mode mode, Bound bound) {
        String name =
                switch (mode) {
                    case AS_CONFIGURED -> "topology, as configured";
                    case IN_MEMORY -> "topology, at-least-once in memory";
                };
        bench.say(name);
        try (FoldWorker topology =
                        FoldWorker.topology(events, mode, bench.log("topology-" + mode));
                FoldWorker loop = FoldWorker.plainLoop(events, bench.log("plain-loop"))) {
            topology.run();
            loop.run();
            InTurn samples = InTurn.measure(bench.effort().runs(), topology::run, loop::run);
            return new Comparison(
                    name,
                    "/s",
                    samples.subject(),
                    samples.baseline(),
                    bound,
                    List.of(
                            "%,d ratings of %,d items by %,d raters, from committed offset to committed offset, two records out for one in"
                                    .formatted(
                                            events.count(), ITEMS, (long) ITEMS * USERS_PER_ITEM),
                            "baseline: a consumer loop that deserialises the same records and folds"
                                    + " them into hash maps",
                            "beside: Kafka, registry"));
        }
    }
}
