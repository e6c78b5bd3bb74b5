package io.starledger.cli.tenants;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints one tenant's plan. */
@Command(
        name = "plan",
        description = "Prints a tenant's plan, its limits and what changes by itself.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TENANT", description = "Its UUID.")
    private @Nullable TenantId tenant;

    @Option(names = "--json", description = "Prints what the platform answered of the quota.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            JsonNode found = client.get("tenants/" + requireNonNull(tenant));
            out.print(
                    json
                            ? found.path("quota") + System.lineSeparator()
                            : new TenantText(found).plan());
        }
        return ExitCode.DONE;
    }
}
