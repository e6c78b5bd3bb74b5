package io.starledger.cli.export;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.Confirmation;
import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Disables an export. */
@Command(
        name = "disable",
        description =
                "Ends a tenant's export and takes its principal away. The topic is kept, to go on"
                        + " in it, unless --delete is named.",
        mixinStandardHelpOptions = true)
final class DisableCommand implements Callable<Integer> {
    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "Its UUID.")
    private @Nullable TenantId tenant;

    @Option(names = "--delete", description = "Deletes the topic, too; asks before.")
    private boolean delete;

    @Option(names = "--yes", description = "Asks nothing.")
    private boolean yes;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        if (delete
                && !yes
                && !Confirmation.isGiven("Delete the export of %s?".formatted(tenant), out)) {
            out.println("Nothing was done.");
            return ExitCode.FAILED;
        }
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            client.delete("tenants/%s/export?delete_topic=%s".formatted(tenant, delete));
            out.printf(
                    "The ratings of %s are exported no longer; the topic is %s.%n",
                    tenant, delete ? "deleted" : "kept");
        }
        return ExitCode.DONE;
    }
}
