package io.starledger.cli.replay;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Ends the generation that does not serve. */
@Command(
        name = "drop",
        description =
                "Ends the generation that is built, or else the one that served before, and deletes"
                        + " it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  ./starledger replay drop --projection ratings")
final class DropCommand implements Callable<Integer> {
    @Mixin private Generations generations = new Generations();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            terminal.getOut().print(Generations.table(List.of(generations.decide(client, "drop"))));
        }
        return ExitCode.DONE;
    }
}
