package io.starledger.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the JDK's process handles lack: whole trees, a quick bounded wait for many, a phrase for
 * messages.
 */
final class Processes {
    private static final int LONGEST_COMMAND = 120;
    private static final Duration POLL = Duration.ofMillis(10);

    /** Places in Linux's /proc/PID/stat, counted after the name: see proc_pid_stat(5). */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private Processes() {}

    /** The process and everything below it, the process first. */
    static List<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    /** False when the time is up, or at once when this thread is interrupted. */
    static boolean endWithin(Duration limit, Collection<ProcessHandle> processes) {
        return allWithin(limit, processes, Processes::hasEnded);
    }

    /** As {@link #endWithin}: a signal that was sent is not obeyed yet. */
    static boolean haltWithin(Duration limit, Collection<ProcessHandle> processes) {
        return allWithin(limit, processes, Processes::hasHalted);
    }

    private static boolean allWithin(
            Duration limit,
            Collection<ProcessHandle> processes,
            Predicate<ProcessHandle> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!processes.stream().allMatch(condition)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /**
     * Also one whose parent has not asked for its exit code yet: it holds nothing any more, but
     * Java calls it alive, and in a container without an init it stays so.
     */
    static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || isZombie(process);
    }

    /**
     * A zombie by state may be the first thread only, while others still hold files and ports: it
     * must be the last.
     */
    private static boolean isZombie(ProcessHandle process) {
        try {
            List<String> afterName = statusAfterName(folder(process));
            return afterName.get(STATE).equals("Z") && afterName.get(THREADS).equals("1");
        } catch (IOException e) {
            // Gone in the meantime, or not Linux.
            return false;
        }
    }

    /** Each of its threads; also one that has ended, or of a system without /proc. */
    private static boolean hasHalted(ProcessHandle process) {
        Path threads = folder(process).resolve("task");
        if (hasEnded(process) || !Files.isDirectory(threads)) {
            return true;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!statusAfterName(thread).get(STATE).equals("T")) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // A thread has ended in the meantime: the others are to be looked at again.
            return false;
        }
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    private static List<String> statusAfterName(Path folder) throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    }

    static String describe(ProcessHandle process) {
        String command =
                process.info().commandLine().or(process.info()::command).orElse("unknown command");
        String shown =
                command.length() > LONGEST_COMMAND
                        ? command.substring(0, LONGEST_COMMAND) + "…"
                        : command;
        return "process %d (%s)".formatted(process.pid(), shown);
    }
}
