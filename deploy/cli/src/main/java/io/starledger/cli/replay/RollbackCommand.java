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

/** Goes back to the generation that served before. */
@Command(
        name = "rollback",
        description = "Reads the generation again that served before.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  ./starledger replay rollback --projection ratings")
final class RollbackCommand implements Callable<Integer> {
    @Mixin private Generations generations = new Generations();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine terminal = requireNonNull(spec).commandLine();
        try (OperatorClient client = generations.client(terminal)) {
            terminal.getOut()
                    .print(Generations.table(List.of(generations.decide(client, "rollback"))));
        }
        return ExitCode.DONE;
    }
}
