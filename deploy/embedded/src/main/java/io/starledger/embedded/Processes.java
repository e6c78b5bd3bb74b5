package io.starledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
        long deadline = System.nanoTime() + limit.toNanos();
        while (!processes.stream().allMatch(Processes::hasEnded)) {
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
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            List<String> afterName = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return afterName.get(STATE).equals("Z") && afterName.get(THREADS).equals("1");
        } catch (IOException e) {
            // Gone in the meantime, or not Linux.
            return false;
        }
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
