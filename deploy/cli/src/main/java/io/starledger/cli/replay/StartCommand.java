package io.starledger.cli.replay;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.ProgressBars;
import io.starledger.cli.http.OperatorClient;

import me.tongfei.progressbar.ProgressBar;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Builds the next generation and watches it until it has caught up. */
@Command(
        name = "start",
        description = {
            "Builds the next generation from the first event on, with the settings as they are"
                    + " now.",
            "Shows how far it has come until it has caught up; Ctrl-C ends the showing alone."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger replay start",
            "  ./starledger replay start --events-per-second 20000 --no-wait"
        })
final class StartCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_NANOS = 1_000_000_000;

    /** While others write there are always some. */
    private static final long ALMOST = 100;

    @Option(
            names = "--events-per-second",
            paramLabel = "N",
            defaultValue = "",
            description =
                    "That each instance reads at most until it serves (default: no limit). With"
                            + " fewer than are written it never catches up.")
    private String eventsPerSecond = "";

    @Option(names = "--no-wait", description = "Does not show how far it has come.")
    private boolean noWait;

    @Mixin private Generations generations = new Generations();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            JsonNode projection =
                    generations.decide(client, "start", "events_per_second", eventsPerSecond);
            if (!noWait) {
                projection = watch(client, terminal);
            }
            terminal.getOut().print(Generations.table(List.of(projection)));
        }
        return ExitCode.DONE;
    }

    private JsonNode watch(OperatorClient client, CommandLine terminal) {
        try (ProgressBar bar =
                ProgressBars.on(terminal.getErr())
                        .setTaskName("Building")
                        .setUnit(" events", 1)
                        .showSpeed()
                        .build()) {
            while (true) {
                JsonNode projection = generations.one(client);
                JsonNode built = built(projection);
                long events = built.path("events").asLong();
                long behind = built.path("behind").asLong();
                bar.maxHint(events);
                bar.stepTo(events - behind);
                if (built.isMissingNode() || behind <= ALMOST) {
                    return projection;
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        }
    }

    /** A missing node once it serves or was dropped. */
    private static JsonNode built(JsonNode projection) {
        for (JsonNode it : projection.path("generations")) {
            if (it.path("state").asString().equals("building")) {
                return it;
            }
        }
        return projection.path("none");
    }
}
