package io.starledger.cli.tenants;

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

/** Prints what waits for a link. */
@Command(
        name = "parked",
        description = "Prints the deliveries that wait for a link, the longest wait first.",
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            JsonNode found = client.get("parked");
            out.print(json ? found + System.lineSeparator() : table(found).text());
        }
        return ExitCode.DONE;
    }

    private static TextTable table(JsonNode found) {
        TextTable table = new TextTable("account", "waiting for", "id", "events", "for");
        for (JsonNode parked : found.path("parked")) {
            table.add(
                    parked.path("account").asString(),
                    parked.path("waiting_for").asString(),
                    parked.path("id").asString(),
                    parked.path("count").asString(),
                    parked.path("age").asString() + " s");
        }
        return table;
    }
}
