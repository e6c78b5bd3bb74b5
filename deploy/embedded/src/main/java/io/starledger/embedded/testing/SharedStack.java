package io.starledger.embedded.testing;

import io.starledger.embedded.Directories;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackSettings;
import io.starledger.embedded.containers.ContainerStack;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * One stack for each JVM: started at its first use on free ports and an empty directory, closed and
 * deleted when the JVM ends. {@code -Dstarledger.stack=containers} takes containers instead of
 * processes, and fails without Docker.
 */
public final class SharedStack {
    private static final String KIND = System.getProperty("starledger.stack", "processes");

    private static @Nullable Stack stack;
    private static Set<PartName> running = Set.of();

    private SharedStack() {}

    /**
     * The parts of a JVM's first call are those it gets; a later call may ask for the same or
     * fewer.
     */
    public static synchronized Stack with(PartName first, PartName... more) {
        Set<PartName> wanted = EnumSet.of(first, more);
        if (stack == null) {
            stack = start(wanted);
            running = wanted;
        }
        if (!running.containsAll(wanted)) {
            throw new IllegalStateException(
                    "expected no more than the first call's parts %s but was %s"
                            .formatted(running, wanted));
        }
        return stack;
    }

    private static Stack start(Set<PartName> parts) {
        Path data = ScratchDirectory.create("starledger-test-");
        Stack started =
                switch (KIND) {
                    case "processes" ->
                            EmbeddedStack.start(
                                    StackSettings.in(data)
                                            .on(Ports.free())
                                            .only(parts.toArray(PartName[]::new)),
                                    ProgressListener.SILENT);
                    case "containers" -> ContainerStack.start(data);
                    default ->
                            throw new IllegalArgumentException(
                                    "expected -Dstarledger.stack to be processes or containers but"
                                            + " was "
                                            + KIND);
                };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, data)));
        return started;
    }

    private static void end(Stack started, Path data) {
        started.close();
        Directories.delete(data);
    }
}
