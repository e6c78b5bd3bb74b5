package io.starledger.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where a local platform keeps everything, the token issuer's key included. */
public final class DataDirectoryOption {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:user.home}/.starledger",
            description = "The platform's data (default: ~/.starledger).")
    private Path directory = Path.of("");

    /** What to add to a command so that it uses the same; empty for the usual one. */
    public String asOption() {
        return path().equals(Path.of(System.getProperty("user.home"), ".starledger"))
                ? ""
                : " --data-dir " + path();
    }

    public Path path() {
        return directory.toAbsolutePath().normalize();
    }
}
