package io.starledger.cli.tenants;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;
import io.starledger.schemas.ids.GrantId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Gives a tenant more than its plan allows, for a while, or takes that back. */
@Command(
        name = "grant",
        description = "Gives a tenant more than its plan allows, until an instant.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger tenants grant TENANT goodwill --ratings-per-month 10000 --until"
                    + " 2026-12-31T00:00:00Z",
            "  ./starledger tenants grant TENANT goodwill --end"
        })
final class GrantCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TENANT", description = "Its UUID.")
    private @Nullable TenantId tenant;

    @Parameters(
            index = "1",
            paramLabel = "GRANT",
            description = "A name for it; the same name again changes it.")
    private String grant = "";

    @ArgGroup(multiplicity = "1")
    private Change change = new Change();

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    /** To give, or to take back. */
    static final class Change {
        @ArgGroup(exclusive = false)
        private @Nullable Given given;

        @Option(names = "--end", required = true, description = "Takes it back.")
        private boolean end;
    }

    /** How much, and how long. */
    static final class Given {
        @Option(
                names = "--until",
                required = true,
                paramLabel = "INSTANT",
                description = "When it is over, such as 2026-12-31T00:00:00Z.")
        private @Nullable Instant until;

        @Option(
                names = "--from",
                paramLabel = "INSTANT",
                description = "When it begins (default: now).")
        private @Nullable Instant from;

        @Option(names = "--ratings-per-month", paramLabel = "N", description = "So many more.")
        private long ratingsPerMonth;

        @Option(names = "--ratings-per-second", paramLabel = "N", description = "So many more.")
        private long ratingsPerSecond;

        @Option(names = "--requests-per-minute", paramLabel = "N", description = "So many more.")
        private long requestsPerMinute;

        @Option(names = "--retention", paramLabel = "TIME", description = "So much longer.")
        private Duration retention = Duration.ZERO;

        private String query() {
            return "?until=%s%s&ratings_per_month=%d&ratings_per_second=%d&requests_per_minute=%d&retention_seconds=%d"
                    .formatted(
                            until,
                            from == null ? "" : "&from=" + from,
                            ratingsPerMonth,
                            ratingsPerSecond,
                            requestsPerMinute,
                            retention.toSeconds());
        }
    }

    @Override
    public Integer call() {
        CommandSpec command = requireNonNull(spec);
        if (!GrantId.isValid(grant)) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected a name of 1-128 characters of A-Z a-z 0-9 . _ : - but was '%s'"
                            .formatted(grant));
        }
        PrintWriter out = command.commandLine().getOut();
        try (OperatorClient client = server.operator(command.commandLine().getErr())) {
            String path = "tenants/%s/grants/%s".formatted(requireNonNull(tenant), grant);
            if (change.end) {
                client.delete(path);
                out.printf("%s has %s no longer%n", tenant, grant);
            } else {
                Given given = requireNonNull(change.given);
                JsonNode answer = client.put(path + given.query());
                out.println(
                        json
                                ? answer.toString()
                                : "%s has %s until %s".formatted(tenant, grant, given.until));
            }
        }
        return ExitCode.DONE;
    }
}
