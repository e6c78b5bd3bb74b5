package io.starledger.cli.dlq;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Retrys letters, once it has shown which. */
@Command(
        name = "retry",
        description = {
            "Appends the records of letters to their topics again, each once.",
            "Shows first what it would do, and asks."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger dlq retry --cause 3f2a90b1c4d5e6f7",
            "  ./starledger dlq retry --tenant TENANT --until 2026-11-01T00:00:00Z --yes"
        })
final class RetryCommand implements Callable<Integer> {
    @Mixin private Deciding deciding = new Deciding();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return deciding.run(
                new Deciding.Verb("retry", "retried"), requireNonNull(spec).commandLine());
    }
}
