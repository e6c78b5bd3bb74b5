package io.starledger.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Builds a command that runs a JVM small and quick to start. */
final class JavaCommand {
    private final List<String> command = new ArrayList<>();

    JavaCommand(String heap) {
        with(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /** For what runs a short time, or is asked little. */
    JavaCommand compiledLightly() {
        return with("-XX:TieredStopAtLevel=1");
    }

    JavaCommand with(String... arguments) {
        Collections.addAll(command, arguments);
        return this;
    }

    /**
     * Classes as the JVM has them in memory, written when a first run ends in order: they halve
     * every later start.
     */
    JavaCommand withClassArchive(Path archive) {
        return with(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off",
                "-Xlog:aot=off");
    }

    Launch launch() {
        return Launch.of(command);
    }
}
