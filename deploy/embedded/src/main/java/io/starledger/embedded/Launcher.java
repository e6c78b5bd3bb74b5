package io.starledger.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes in a clean environment, in a session of their own (so Ctrl-C in a terminal
 * reaches only this JVM, which then stops them in order), and where the system can do it so that
 * they are killed when this JVM dies.
 *
 * <p>Linux's parent-death signal follows the thread that forked, not its process (prctl(2)), hence
 * the one thread that lives as long as the children.
 */
final class Launcher implements AutoCloseable {
    private static final List<String> OWN_SESSION = ifItWorks("setsid");
    private static final List<String> DIES_WITH_PARENT =
            ifItWorks("setpriv", "--pdeathsig", "KILL");
    private static final List<String> NOT_ROOT =
            new UnixSystem().getUid() == 0 ? List.of("unshare", "--user") : List.of();

    private final ExecutorService forks =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("stack-launcher").factory());

    Process start(Launch launch, Path log) {
        return CompletableFuture.supplyAsync(() -> fork(launch, log), forks).join();
    }

    /**
     * Runs a program that prepares a part to its end; anything but success is the part's failure.
     */
    void require(PartName part, Launch launch, LogFile log) throws InterruptedException {
        int exitCode = start(launch, log.path()).waitFor();
        if (exitCode != 0) {
            throw new PartFailedException(
                    part,
                    "could not be set up: %s ended with exit code %d"
                            .formatted(launch.program(), exitCode),
                    log);
        }
    }

    private static Process fork(Launch launch, Path log) {
        var command = new ArrayList<String>(OWN_SESSION);
        if (launch.refusesRoot()) {
            command.addAll(NOT_ROOT);
        }
        // After the change of user, which would clear the parent-death signal.
        command.addAll(DIES_WITH_PARENT);
        command.addAll(launch.command());
        var builder =
                new ProcessBuilder(command)
                        .redirectInput(launch.input().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        cleanUp(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Nothing in the user's shell (JAVA_TOOL_OPTIONS, QUARKUS_*, PG*) may change what the children
     * do.
     */
    private static void cleanUp(Map<String, String> environment) {
        environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "UTC", "MALLOC_ARENA_MAX", "2"));
    }

    private static List<String> ifItWorks(String... prefix) {
        var command = new ArrayList<>(List.of(prefix));
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0 ? List.of(prefix) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** To be called once the children are gone: those that are not die with the thread. */
    @Override
    public void close() {
        forks.shutdown();
    }
}
