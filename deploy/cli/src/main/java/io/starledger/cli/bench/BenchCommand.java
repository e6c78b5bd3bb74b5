package io.starledger.cli.bench;

import static java.util.Objects.requireNonNull;

import io.starledger.benchmarks.Benchmarks;
import io.starledger.benchmarks.Benchmarks.Order;
import io.starledger.benchmarks.Effort;
import io.starledger.benchmarks.report.JsonReport;
import io.starledger.benchmarks.report.Report;
import io.starledger.benchmarks.report.Table;
import io.starledger.cli.ExitCode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** Measures on this machine; needs no running platform and touches none. */
@Command(
        name = "bench",
        description =
                "Measures the platform, each figure against a bare baseline in the same run, on"
                        + " processes and data of its own.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "A first look: shorter and fewer runs, and wider of the mark.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Only these, of: ${COMPLETION-CANDIDATES}.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description =
                    "Where the temporary data goes while it is measured (default: the system's"
                            + " temporary directory).")
    private Path directory = Path.of("");

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes every run's figure there as well.")
    private @Nullable Path json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = requireNonNull(spec).commandLine();
        Order order = order(command);
        PrintWriter err = command.getErr();
        Report report =
                Benchmarks.run(
                        order,
                        line -> {
                            err.println(line);
                            err.flush();
                        });
        if (json != null) {
            JsonReport.write(report, json);
        }
        command.getOut().print(Table.of(report));
        return report.isWithinBounds() ? ExitCode.DONE : ExitCode.DONE_WITH_FINDINGS;
    }

    private Order order(CommandLine command) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(
                    command,
                    "expected a directory that exists for --data-dir but was " + directory);
        }
        if (json != null && !Files.isDirectory(requireNonNull(json.toAbsolutePath().getParent()))) {
            throw new ParameterException(
                    command,
                    "expected a file in a directory that exists for --json but was " + json);
        }
        try {
            return new Order(
                    quick ? Effort.QUICK : Effort.FULL,
                    only,
                    directory.toAbsolutePath().normalize());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--only: " + e.getMessage(), e);
        }
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benchmarks.names().iterator();
        }
    }
}
