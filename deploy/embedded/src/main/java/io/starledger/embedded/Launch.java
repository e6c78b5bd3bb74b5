package io.starledger.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * A program to run: all it prints goes to the log, what it reads comes from a file, and some refuse
 * to run as root.
 */
record Launch(List<String> command, Path input, boolean refusesRoot) {
    private static final Path NOTHING = Path.of("/dev/null");

    static Launch of(List<String> command) {
        return new Launch(List.copyOf(command), NOTHING, false);
    }

    String program() {
        return command.getFirst();
    }

    Launch reading(Path file) {
        return new Launch(command, file, refusesRoot);
    }

    Launch neverAsRoot() {
        return new Launch(command, input, true);
    }
}
