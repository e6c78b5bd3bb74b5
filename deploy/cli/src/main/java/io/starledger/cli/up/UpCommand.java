package io.starledger.cli.up;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.DataDirectoryOption;
import io.starledger.cli.ExitCode;
import io.starledger.local.LocalPlatform;
import io.starledger.local.LocalSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/**
 * Runs until a signal ends it. A part of the infrastructure that ends by itself is started again,
 * so that the platform stays up as its name promises.
 */
@Command(
        name = "up",
        description = "Runs the whole platform in this terminal until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    @Mixin private DataDirectoryOption data = new DataDirectoryOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The HTTP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Added to every port, the HTTP port included.")
    private int portOffset;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        StartScreen screen = new StartScreen(requireNonNull(spec).commandLine(), data);
        screen.begin();
        LocalPlatform platform = LocalPlatform.begin(settings(), screen);
        EndOfProcess end = EndOfProcess.closing(platform, screen);
        try {
            platform.awaitReady();
            screen.ready(platform.url());
            new PartWatch(platform.stack().parts(), screen).run();
        } catch (RuntimeException | InterruptedException e) {
            if (!end.isNear()) {
                throw e;
            }
        } finally {
            end.commandEnded();
        }
        return ExitCode.DONE;
    }

    private LocalSettings settings() {
        try {
            return LocalSettings.in(data.path(), port, portOffset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
