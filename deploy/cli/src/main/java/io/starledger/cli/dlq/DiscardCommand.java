package io.starledger.cli.dlq;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Discards letters, once it has shown which. */
@Command(
        name = "discard",
        description = {
            "Closes letters; their records stay where they are.",
            "Shows first what it would do, and asks."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger dlq discard --cause 3f2a90b1c4d5e6f7",
            "  ./starledger dlq discard --tenant TENANT --until 2026-11-01T00:00:00Z --yes"
        })
final class DiscardCommand implements Callable<Integer> {
    @Mixin private Deciding deciding = new Deciding();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return deciding.run(
                new Deciding.Verb("discard", "discarded"), requireNonNull(spec).commandLine());
    }
}
