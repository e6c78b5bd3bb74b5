package io.starledger.cli.dlq;

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

/** Prints the letters that are open. */
@Command(
        name = "list",
        description = "Prints the letters that nobody has retried or discarded.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger dlq list",
            "  ./starledger dlq list --by tenant --from 2026-11-01T00:00:00Z",
            "  ./starledger dlq list --by letter --cause 3f2a90b1c4d5e6f7"
        })
final class ListCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private By by = By.cause;

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--json", description = "Prints what the platform answered, a page a line.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    /** What a line is about, in words of the command line. */
    enum By {
        cause,
        tenant,
        letter
    }

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        TextTable table = new TextTable(header());
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            String cursor = "";
            do {
                JsonNode page =
                        client.get(
                                "dead-letters?limit="
                                        + (by == By.letter ? PAGE : 1)
                                        + selection.query()
                                        + cursor);
                if (json) {
                    out.println(page);
                } else {
                    addTo(table, page);
                }
                cursor = by == By.letter ? next(page) : "";
                if (!json && cursor.isEmpty()) {
                    out.print(table.text());
                    out.println(sum(page));
                }
            } while (!cursor.isEmpty());
        }
        return ExitCode.DONE;
    }

    private String[] header() {
        return switch (by) {
            case cause -> new String[] {"cause", "letters", "topic", "exception", "first", "last"};
            case tenant -> new String[] {"tenant", "letters"};
            case letter -> new String[] {"letter", "cause", "tenant", "tried", "last"};
        };
    }

    private static String sum(JsonNode page) {
        return page.path("open").asString()
                + " open"
                + (page.path("complete").asBoolean(true)
                        ? ""
                        : ", and more that are not told before some of these are decided on");
    }

    private void addTo(TextTable table, JsonNode page) {
        switch (by) {
            case cause -> page.path("causes").forEach(it -> addCause(table, it));
            case tenant ->
                    page.path("tenants")
                            .forEach(it -> table.add(text(it, "tenant_id"), text(it, "letters")));
            case letter -> page.path("letters").forEach(it -> addLetter(table, it));
        }
    }

    private static void addCause(TextTable table, JsonNode it) {
        String exception = text(it, "exception");
        table.add(
                text(it, "cause"),
                text(it, "letters"),
                text(it, "topic"),
                exception.substring(exception.lastIndexOf('.') + 1),
                text(it, "first_seen_at"),
                text(it, "last_seen_at"));
    }

    private static void addLetter(TextTable table, JsonNode it) {
        table.add(
                text(it, "topic") + "/" + text(it, "partition") + "/" + text(it, "offset"),
                text(it, "cause"),
                it.path("tenant_id").isNull() ? "-" : text(it, "tenant_id"),
                text(it, "tried"),
                text(it, "last_seen_at"));
    }

    private static String text(JsonNode of, String name) {
        return of.path(name).asString();
    }

    private static String next(JsonNode page) {
        JsonNode cursor = page.path("next_cursor");
        return cursor.isString() ? "&cursor=" + cursor.asString() : "";
    }
}
