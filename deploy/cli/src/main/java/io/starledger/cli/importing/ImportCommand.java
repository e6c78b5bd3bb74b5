package io.starledger.cli.importing;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.CommandFailedException;
import io.starledger.cli.ExitCode;
import io.starledger.cli.http.ServerOption;
import io.starledger.cli.http.TenantClient;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Sends a file of ratings; run again, it sends the same facts again and changes nothing. */
@Command(
        name = "import",
        description = {
            "Sends a CSV file of ratings through the batch call.",
            "Every line's idempotency key comes from its content: a second import changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE.csv",
            description = "In UTF-8, separated by commas, with a header line.")
    private Path path = Path.of("");

    @Option(names = "--tenant", required = true, paramLabel = "UUID", description = "Whose.")
    private @Nullable TenantId tenant;

    @Option(
            names = "--map",
            required = true,
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description =
                    "Which columns hold user_id, item_id and score, and if there are any, comment"
                            + " and rated_at (epoch seconds or RFC 3339).")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--score-of",
            defaultValue = "5",
            paramLabel = "N",
            description = "The best score in the file; of 10, a score is halved and rounded up.")
    private int bestScore;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = requireNonNull(spec).commandLine();
        ColumnMapping mapping = checked(() -> ColumnMapping.of(columns));
        ScoreScale scale = checked(() -> new ScoreScale(bestScore));
        TenantId of = requireNonNull(tenant);
        try (CsvFile file = CsvFile.open(path)) {
            RatingColumns positions = checked(() -> mapping.in(file.header()));
            try (RejectedFile rejected = RejectedFile.beside(path, file.header());
                    TenantClient client = server.clientOf(of, Role.PRODUCER, command.getErr())) {
                return run(file, new RowReader(of, positions, scale), client, rejected);
            }
        }
    }

    private int run(CsvFile file, RowReader reader, TenantClient client, RejectedFile rejected) {
        CommandLine command = requireNonNull(spec).commandLine();
        long begin = System.nanoTime();
        Importer importer;
        try (var progress = ImportProgress.over(size(), command.getErr())) {
            importer = new Importer(file, reader, new BatchSender(client, rejected), progress);
            try {
                importer.run();
            } catch (CommandFailedException e) {
                throw new CommandFailedException(stopped(e, importer, begin), e);
            }
        }
        command.getOut().println(summary(importer, begin));
        if (importer.summary().rejected() == 0) {
            return ExitCode.DONE;
        }
        command.getOut().println("The rejected lines, and why: " + rejected.path());
        return ExitCode.DONE_WITH_FINDINGS;
    }

    private static String stopped(CommandFailedException why, Importer importer, long begin) {
        return """
        %s
        Stopped after: %s
        Mend it and run the same command again: what was accepted counts once.\
        """
                .formatted(why.getMessage(), summary(importer, begin));
    }

    private static String summary(Importer importer, long begin) {
        return importer.summary().after(Duration.ofNanos(System.nanoTime() - begin));
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new CommandFailedException("cannot read %s: %s".formatted(path, e), e);
        }
    }

    private <T> T checked(Supplier<T> option) {
        try {
            return option.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
