package io.starledger.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.ServerOption;
import io.starledger.cli.http.TenantClient;
import io.starledger.cli.rating.RatingLine;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Fills a tenant with made-up ratings by the calls anyone would use, and shows what came of it. */
@Command(
        name = "demo",
        description = "Makes a tenant with realistic ratings and shows a ranking of its items.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    @Option(
            names = "--tenant",
            paramLabel = "UUID",
            defaultValue = "de300000-0000-4000-8000-000000000001",
            description = "The tenant to fill (default: ${DEFAULT-VALUE}).")
    private @Nullable TenantId tenant;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        TenantId of = requireNonNull(tenant);
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        DemoTenant demo = DemoTenant.of(of);
        try (TenantClient client = server.clientOf(of, Role.TENANT_ADMIN, err)) {
            send(demo, client);
            out.printf(
                    "Sent %,d ratings of %d items and took %d back, as tenant %s.%n%n",
                    demo.ratings().size(), demo.counts().size(), demo.retractions().size(), of);
            boolean allVisible = awaitVisible(demo.counts(), client);
            JsonNode ranking = client.get("items?order=bayesian&limit=10");
            out.println(new RankingTable(ranking.path("items")).text());
            out.println(server.tryNext(of));
            if (!allVisible) {
                err.println(
                        "The counts differ from what was sent: somebody else rates here, too, or"
                                + " the views are behind.");
            }
            return allVisible ? ExitCode.DONE : ExitCode.DONE_WITH_FINDINGS;
        }
    }

    private static void send(DemoTenant demo, TenantClient client) {
        String lines =
                demo.ratings().stream().map(RatingLine::json).collect(Collectors.joining("\n"));
        client.postLines("ratings/batch", lines.getBytes(UTF_8));
        demo.retractions()
                .forEach(
                        rater ->
                                client.delete(
                                        "items/%s/ratings/%s"
                                                .formatted(rater.item().item(), rater.user())));
    }

    private static boolean awaitVisible(Map<String, Long> counts, TenantClient client) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        boolean visible = false;
        while (!visible && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            Map<String, Long> seen = new HashMap<>();
            client.get("items?order=count&limit=1000")
                    .path("items")
                    .forEach(
                            item ->
                                    seen.put(
                                            item.path("item_id").asString(),
                                            item.path("count").asLong()));
            visible = seen.equals(counts);
        }
        return visible;
    }
}
