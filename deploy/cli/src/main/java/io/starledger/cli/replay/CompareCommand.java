package io.starledger.cli.replay;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.ProgressBars;
import io.starledger.cli.TextTable;
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

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Holds the generation that is built against the one that serves. */
@Command(
        name = "compare",
        description = {
            "Holds the generation that is built against the one that serves, row by row, while both"
                    + " go on.",
            "Ends with 3 if they differ."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  ./starledger replay compare --projection ratings")
final class CompareCommand implements Callable<Integer> {
    @Mixin private Generations generations = new Generations();

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            JsonNode found = await(client, terminal);
            PrintWriter out = terminal.getOut();
            if (json) {
                out.println(found);
            } else {
                print(found, out);
            }
            return found.path("differences").asLong() == 0
                    ? ExitCode.DONE
                    : ExitCode.DONE_WITH_FINDINGS;
        }
    }

    /** The platform answers every few seconds that it is not done. */
    private JsonNode await(OperatorClient client, CommandLine terminal) {
        try (ProgressBar bar =
                ProgressBars.on(terminal.getErr())
                        .setTaskName("Comparing")
                        .setInitialMax(-1)
                        .build()) {
            JsonNode answer = generations.decide(client, "compare");
            while (!answer.has("digest")) {
                bar.step();
                answer = generations.decide(client, "compare");
            }
            return answer;
        }
    }

    private static void print(JsonNode found, PrintWriter out) {
        String serving = "generation " + found.path("serving").asString();
        String built = "generation " + found.path("generation").asString();
        TextTable table = new TextTable("view", serving, built);
        for (JsonNode view : found.path("views")) {
            table.add(
                    view.path("view").asString(),
                    "%,d rows".formatted(view.path("serving_rows").asLong()),
                    "%,d rows".formatted(view.path("rows").asLong()));
        }
        table.add(
                "digest",
                shortened(found.path("serving_digest").asString()),
                shortened(found.path("digest").asString()));
        out.print(table.text());
        long differences = found.path("differences").asLong();
        if (differences == 0) {
            out.println("Equal. Next: ./starledger replay promote");
            return;
        }
        out.printf("%,d rows differ; the first:%n", differences);
        for (JsonNode row : found.path("rows")) {
            out.printf(
                    "%n%s of tenant %s, %s%n  %s: %s%n  %s: %s%n",
                    row.path("view").asString(),
                    row.path("tenant_id").asString(),
                    row.path("key").asString(),
                    serving,
                    value(row.path("serving")),
                    built,
                    value(row.path("built")));
        }
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(16, digest.length()));
    }

    private static String value(JsonNode row) {
        return row.isNull() ? "no such row" : row.asString();
    }
}
