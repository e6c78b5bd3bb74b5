package io.starledger.cli.export;

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
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Enables an export, and prints what the tenant needs to read it. */
@Command(
        name = "enable",
        description =
                "Feeds a topic with all facts of a tenant's ratings, from the first on. May be"
                        + " repeated.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger export enable --tenant TENANT",
            "  ./starledger export enable --tenant TENANT --new-password"
        })
final class EnableCommand implements Callable<Integer> {
    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "Its UUID.")
    private @Nullable TenantId tenant;

    @Option(
            names = "--new-password",
            description = "Replaces the password of the tenant's principal.")
    private boolean newPassword;

    @Option(names = "--json", description = "Prints what the platform answered.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        try (OperatorClient client = server.operator(spec.commandLine().getErr())) {
            JsonNode export =
                    client.put("tenants/%s/export?new_password=%s".formatted(tenant, newPassword));
            if (json) {
                out.println(export);
            } else {
                print(export, out);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(JsonNode export, PrintWriter out) {
        out.printf("topic         %s%n", text(export, "topic"));
        out.printf("group ids     %s*%n", text(export, "group_prefix"));
        if (text(export, "access").equals("everybody")) {
            out.println("No authorizer on this broker: every principal reads everything.");
            return;
        }
        out.printf("principal     %s%n", text(export, "principal"));
        out.printf(
                "read at most  %,d bytes a second%n",
                export.path("consumer_bytes_per_second").asLong());
        if (export.path("password").isNull()) {
            out.println("It keeps its password, which nobody can show; see --new-password.");
            return;
        }
        out.printf(
                """
                The password is shown only now. In its client's settings:

                security.protocol=SASL_SSL
                sasl.mechanism=%s
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \
                username="%s" password="%s";
                """,
                text(export, "mechanism"), text(export, "principal"), text(export, "password"));
    }

    private static String text(JsonNode export, String field) {
        return export.path(field).asString();
    }
}
