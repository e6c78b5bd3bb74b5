package io.starledger.cli.dlq;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints one letter with what it holds. */
@Command(
        name = "show",
        description = "Prints a letter: its cause, its headers and what it holds.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LETTER", description = "As topic/partition/offset.")
    private String letter = "";

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = requireNonNull(spec);
        if (!letter.matches("[A-Za-z0-9._-]+/\\d+/\\d+")) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected a letter as topic/partition/offset but was '%s'".formatted(letter));
        }
        PrintWriter out = command.commandLine().getOut();
        try (OperatorClient client = server.operator(command.commandLine().getErr())) {
            JsonNode found = client.get("dead-letters/" + letter);
            out.print(json ? found + System.lineSeparator() : text(found));
        }
        return ExitCode.DONE;
    }

    private String text(JsonNode found) {
        JsonNode brief = found.path("letter");
        StringBuilder text = new StringBuilder();
        line(text, "letter", letter);
        line(text, "cause", brief.path("cause"));
        line(text, "exception", brief.path("exception"));
        line(text, "message", found.path("detail"));
        line(text, "tenant", brief.path("tenant_id"));
        line(text, "first seen", brief.path("first_seen_at"));
        line(text, "last seen", brief.path("last_seen_at"));
        line(text, "tried", brief.path("tried"));
        brief.path("readers").forEach(it -> line(text, "reader", it));
        line(text, "no retry", found.path("retry_refused"));
        line(text, "key", found.path("key"));
        found.path("headers")
                .properties()
                .forEach(it -> line(text, "header", it.getKey() + ": " + it.getValue().asString()));
        line(text, "event", found.path("event"));
        line(text, "value", found.path("value_base64"));
        line(text, "bytes", found.path("value_bytes"));
        return text.append(found.path("stacktrace").asString("")).append("\n").toString();
    }

    private static void line(StringBuilder text, String name, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            line(text, name, value.asString());
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-11s%s%n".formatted(name, value));
    }
}
