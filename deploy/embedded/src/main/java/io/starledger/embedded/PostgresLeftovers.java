package io.starledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a killed server leaves in its cluster: workers that have not noticed yet, and a file that
 * names its pid. Postgres refuses to start because of either, and believes the file as long as any
 * process has that pid, even one that ended and waits for its parent to take notice, or a stranger
 * after a reboot.
 */
final class PostgresLeftovers {
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private PostgresLeftovers() {}

    /** To be called only while nobody else may have a server here. */
    static void clear(Path cluster) throws IOException {
        List<ProcessHandle> workers =
                ProcessHandle.allProcesses()
                        .filter(process -> isPostgresIn(cluster, process))
                        .toList();
        if (!workers.isEmpty()) {
            Signal.KILL.sendTo(workers);
            Processes.endWithin(END_LIMIT, workers);
        }
        Path file = cluster.resolve("postmaster.pid");
        if (Files.exists(file) && !belongsToARunningServer(file)) {
            Files.delete(file);
        }
    }

    /** Every process of a server works in its cluster's directory, which only Linux lets us see. */
    private static boolean isPostgresIn(Path cluster, ProcessHandle process) {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(facts.resolve("cwd")).equals(cluster)
                    && Files.readSymbolicLink(facts.resolve("exe")).endsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean belongsToARunningServer(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return !lines.isEmpty()
                && lines.getFirst().matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(lines.getFirst()))
                        .filter(process -> !Processes.hasEnded(process))
                        .filter(process -> startedBefore(written, process))
                        .isPresent();
    }

    private static boolean startedBefore(Instant written, ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> start.isBefore(written.plus(CLOCK_SLACK)))
                .orElse(true);
    }
}
