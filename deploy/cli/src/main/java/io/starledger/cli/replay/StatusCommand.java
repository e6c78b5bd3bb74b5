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

import java.util.concurrent.Callable;

/** Prints the generations of all projections. */
@Command(
        name = "status",
        description = "Prints which generations there are and how far each has come.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  ./starledger replay status")
final class StatusCommand implements Callable<Integer> {
    @Mixin private Generations generations = new Generations();

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            if (json) {
                terminal.getOut().println(generations.all(client));
            } else {
                terminal.getOut().print(Generations.table(generations.all(client)));
            }
        }
        return ExitCode.DONE;
    }
}
