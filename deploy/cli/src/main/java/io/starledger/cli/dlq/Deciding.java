package io.starledger.cli.dlq;

import io.starledger.cli.Confirmation;
import io.starledger.cli.ExitCode;
import io.starledger.cli.ProgressBars;
import io.starledger.cli.TextTable;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;

import me.tongfei.progressbar.ProgressBar;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Instant;

/** Shows what a decision does, asks, and does it call by call. */
final class Deciding {
    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Mixin private ServerOption server = new ServerOption();

    /**
     * What is decided.
     *
     * @param call last part of the path
     */
    record Verb(String call, String past) {}

    int run(Verb verb, CommandLine terminal) {
        PrintWriter out = terminal.getOut();
        try (OperatorClient client = server.operator(terminal.getErr())) {
            String path = "dead-letters/" + verb.call();
            JsonNode planned = client.post(path + "?dry_run=true" + selection.query());
            long letters = planned.path("letters").asLong();
            print(planned, out);
            if (letters == 0) {
                out.printf("There is nothing to %s.%n", verb.call());
                return code(planned);
            }
            if (!yes
                    && !Confirmation.isGiven(
                            "%s %,d letters?".formatted(capitalized(verb.call()), letters), out)) {
                out.println("Nothing was done.");
                return ExitCode.FAILED;
            }
            String rest = selection.query(Instant.parse(planned.path("as_of").asString()));
            long done = 0;
            try (ProgressBar bar =
                    ProgressBars.on(terminal.getErr())
                            .setTaskName("Deciding")
                            .setInitialMax(letters)
                            .build()) {
                JsonNode effect;
                do {
                    effect = client.post(path + "?dry_run=false" + rest);
                    done += effect.path("letters").asLong();
                    bar.stepTo(done);
                } while (effect.path("letters").asLong() > 0 && effect.path("left").asLong() > 0);
            }
            out.printf("%,d of %,d letters were %s.%n", done, letters, verb.past());
            return code(planned);
        }
    }

    private static int code(JsonNode planned) {
        return planned.path("refused").isEmpty() ? ExitCode.DONE : ExitCode.DONE_WITH_FINDINGS;
    }

    private static void print(JsonNode planned, PrintWriter out) {
        TextTable table = new TextTable("topic", "letters");
        planned.path("topics").forEach(it -> table.add(it.path("topic").asString(), count(it)));
        out.print(table.text());
        out.printf("Of %,d tenants.%n", planned.path("tenants").asLong());
        planned.path("refused")
                .forEach(
                        it -> out.printf("Not %s: %s.%n", count(it), it.path("reason").asString()));
    }

    private static String count(JsonNode of) {
        return of.path("letters").asString();
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
