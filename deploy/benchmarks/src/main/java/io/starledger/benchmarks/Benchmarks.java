package io.starledger.benchmarks;

import io.starledger.benchmarks.report.Comparison;
import io.starledger.benchmarks.report.Machine;
import io.starledger.benchmarks.report.Report;
import io.starledger.benchmarks.report.Table;
import io.starledger.embedded.Directories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be measured. */
public final class Benchmarks {
    private static final List<Benchmark> ALL =
            List.of(
                    new SinglePosts(),
                    new SinglePostsBesideAll(),
                    new BatchRatings(),
                    new TopologyRecords(),
                    new Rebuilds(),
                    new ItemReads(),
                    new WebhookDeliveries(),
                    new WebhooksBesideAll(),
                    new Freshness());

    private Benchmarks() {}

    /** Names, in the order in which they run. */
    public static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    /**
     * What to run and where.
     *
     * @param names of benchmarks; none for all
     * @param directory in which each makes a temporary one of its own, which it deletes
     */
    public record Order(Effort effort, Set<String> names, Path directory) {
        /** Throws {@link IllegalArgumentException} if a name is none of {@link #names}. */
        public Order {
            names = Set.copyOf(names);
            if (!Benchmarks.names().containsAll(names)) {
                throw new IllegalArgumentException(
                        "expected some of %s but was %s"
                                .formatted(String.join(", ", Benchmarks.names()), names));
            }
        }
    }

    /**
     * One after the other; {@code progress} hears a line before each measurement and its row after
     * it. One that fails is told in the report and does not keep the others from being measured.
     */
    public static Report run(Order order, Consumer<String> progress) {
        Machine machine = Machine.here();
        List<Comparison> comparisons = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            if (order.names().isEmpty() || order.names().contains(benchmark.name())) {
                try {
                    List<Comparison> measured = run(benchmark, order, progress);
                    measured.forEach(row -> progress.accept("    " + Table.line(row)));
                    comparisons.addAll(measured);
                } catch (RuntimeException e) {
                    String failure = benchmark.name() + ": " + chain(e);
                    progress.accept("    " + failure);
                    failures.add(failure);
                }
            }
        }
        return new Report(machine, comparisons, failures);
    }

    private static String chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("; "));
    }

    private static List<Comparison> run(
            Benchmark benchmark, Order order, Consumer<String> progress) {
        Path directory = temporary(order.directory());
        try {
            return benchmark.run(new Workbench(directory, order.effort(), progress));
        } finally {
            Directories.delete(directory);
        }
    }

    private static Path temporary(Path parent) {
        try {
            return Files.createTempDirectory(parent, "starledger-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException("expected to make a directory in " + parent, e);
        }
    }
}
