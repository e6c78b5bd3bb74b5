package io.starledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which children this data directory has, so that those of a killed JVM can be ended by the next
 * one. A child is known by its pid and its start: a pid alone may meanwhile be somebody else's.
 */
final class PidLedger {
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    /** The system reckons a start from its boot time, which a clock adjustment moves a little. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final Path directory;

    PidLedger(Path directory) {
        this.directory = directory;
    }

    void record(PartName part, ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.createDirectories(directory);
            Files.writeString(entry(part), process.pid() + " " + start.toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(PartName part) {
        try {
            Files.deleteIfExists(entry(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kills what an earlier stack left running, with everything below it, and returns once all of
     * it is gone.
     */
    void endOrphans() {
        for (PartName part : PartName.values()) {
            recorded(part)
                    .ifPresent(
                            orphan -> {
                                List<ProcessHandle> tree = Processes.tree(orphan);
                                Signal.KILL.sendTo(tree);
                                if (!Processes.endWithin(END_LIMIT, tree)) {
                                    throw new IllegalStateException(
                                            "expected %s to end but it goes on"
                                                    .formatted(Processes.describe(orphan)));
                                }
                            });
            forget(part);
        }
    }

    private Optional<ProcessHandle> recorded(PartName part) {
        try {
            Matcher entry =
                    Files.exists(entry(part)) ? ENTRY.matcher(Files.readString(entry(part))) : null;
            return entry != null && entry.matches()
                    ? alive(
                            Long.parseLong(entry.group(1)),
                            Instant.ofEpochMilli(Long.parseLong(entry.group(2))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> alive(long pid, Instant start) {
        return Stream.of(ProcessHandle.of(pid))
                .flatMap(Optional::stream)
                .filter(
                        process ->
                                process.info()
                                        .startInstant()
                                        .filter(
                                                actual ->
                                                        Duration.between(start, actual)
                                                                        .abs()
                                                                        .compareTo(CLOCK_SLACK)
                                                                <= 0)
                                        .isPresent())
                .findFirst();
    }

    private Path entry(PartName part) {
        return directory.resolve(part.id() + ".pid");
    }
}
