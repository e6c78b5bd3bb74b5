package io.starledger.cli.tenants;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.TextTable;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Prints every tenant, a line each. */
@Command(
        name = "list",
        description = "Prints every tenant that has an account, a quota or a customer.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Option(names = "--json", description = "Prints what the platform answered, one tenant a line.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        TextTable table =
                new TextTable("tenant", "plan", "status", "access", "used", "of", "reached");
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            String cursor = "";
            do {
                JsonNode page = client.get("tenants?limit=" + PAGE + cursor);
                for (JsonNode tenant : page.path("tenants")) {
                    if (json) {
                        out.println(tenant);
                    } else {
                        add(table, tenant);
                    }
                }
                cursor = next(page);
            } while (!cursor.isEmpty());
        }
        if (!json) {
            out.print(table.text());
        }
        return ExitCode.DONE;
    }

    private static String next(JsonNode page) {
        JsonNode cursor = page.path("next_cursor");
        return cursor.isString() ? "&cursor=" + cursor.asString() : "";
    }

    private static void add(TextTable table, JsonNode tenant) {
        table.add(
                tenant.path("tenant_id").asString(),
                tenant.path("plan").asString(),
                tenant.path("status").asString(),
                tenant.path("access").asString(),
                tenant.path("used").asString(),
                TenantText.limit(tenant.path("ratings_per_month")),
                tenant.path("reached_percent").asString() + "%");
    }
}
