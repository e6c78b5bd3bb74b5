package io.starledger.cli.stripe;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.DataDirectoryOption;
import io.starledger.cli.ExitCode;
import io.starledger.local.LocalStripe;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/**
 * Prints the secret and nothing else. It is made if there is none, and needs no running platform.
 */
@Command(
        name = "secret",
        description = "Prints the secret that signs webhooks for the local platform.",
        mixinStandardHelpOptions = true)
final class SecretCommand implements Callable<Integer> {
    @Mixin private DataDirectoryOption data = new DataDirectoryOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireNonNull(spec).commandLine().getOut().println(LocalStripe.secretIn(data.path()));
        return ExitCode.DONE;
    }
}
