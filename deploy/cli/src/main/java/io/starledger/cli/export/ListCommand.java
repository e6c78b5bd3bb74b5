package io.starledger.cli.export;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.TextTable;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints every export, a line each. */
@Command(
        name = "list",
        description = "Prints the exports that are enabled, and how far each is behind the log.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Prints what the platform answered, one export a line.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        TextTable table = new TextTable("topic", "enabled", "by", "behind");
        boolean allFed = true;
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            for (JsonNode export : client.get("exports").path("exports")) {
                JsonNode behind = export.path("records_behind");
                allFed &= !behind.isNull();
                if (json) {
                    out.println(export);
                } else {
                    table.add(
                            export.path("topic").asString(),
                            export.path("enabled_at").asString(),
                            export.path("enabled_by").asString("-"),
                            behind.isNull() ? "not fed" : behind.asString());
                }
            }
        }
        if (!json) {
            out.print(table.text());
        }
        return allFed ? ExitCode.DONE : ExitCode.DONE_WITH_FINDINGS;
    }
}
