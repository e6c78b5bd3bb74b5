package io.starledger.cli.replay;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Lets the generation that was built serve. */
@Command(
        name = "promote",
        description = {
            "Reads the generation that was built.",
            "Refused unless it was compared and found equal, or for a reason."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger replay promote",
            "  ./starledger replay promote --accept-difference 'another prior'"
        })
final class PromoteCommand implements Callable<Integer> {
    @Option(
            names = "--accept-difference",
            paramLabel = "REASON",
            defaultValue = "",
            description = "Why it may serve although it differs, or was not compared.")
    private String reason = "";

    @Mixin private Generations generations = new Generations();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            terminal.getOut()
                    .print(
                            Generations.table(
                                    List.of(
                                            generations.decide(
                                                    client,
                                                    "promote",
                                                    "accept_difference",
                                                    reason))));
        }
        return ExitCode.DONE;
    }
}
