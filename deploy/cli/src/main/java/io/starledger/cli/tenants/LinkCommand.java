package io.starledger.cli.tenants;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;
import io.starledger.local.LocalStripe;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Links a Stripe customer to a tenant, moves it there, or ends its link. */
@Command(
        name = "link",
        description = "Links a Stripe customer to a tenant; what waited for it is let go.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger tenants link TENANT cus_1",
            "  ./starledger tenants link TENANT cus_1 --from OTHER",
            "  ./starledger tenants link TENANT cus_1 --end"
        })
final class LinkCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TENANT", description = "Its UUID.")
    private @Nullable TenantId tenant;

    @Parameters(index = "1", paramLabel = "CUSTOMER", description = "Stripe's id of it.")
    private String customer = "";

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            defaultValue = LocalStripe.ACCOUNT,
            description = "The Stripe account it is in (default: ${DEFAULT-VALUE}).")
    private String account = LocalStripe.ACCOUNT;

    @ArgGroup private Change change = new Change();

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    /** What else than making a link. */
    static final class Change {
        @Option(
                names = "--from",
                paramLabel = "TENANT",
                description = "Whose it is until now: moves it.")
        private @Nullable TenantId from;

        @Option(names = "--end", description = "Ends the link.")
        private boolean end;
    }

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            String path =
                    "tenants/%s/customers/%s/%s"
                            .formatted(requireNonNull(tenant), segment(account), segment(customer));
            if (change.end) {
                client.delete(path);
                out.printf("%s is no longer %s's%n", customer, tenant);
            } else {
                JsonNode link =
                        client.put(change.from == null ? path : path + "?from=" + change.from);
                out.println(json ? link.toString() : customer + " is " + tenant + "'s");
            }
        }
        return ExitCode.DONE;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
