package io.starledger.cli.stripe;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.ExitCode;
import io.starledger.cli.http.ServerOption;
import io.starledger.cli.http.WebhookClient;
import io.starledger.local.LocalStripe;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Makes one event, signs it and delivers it to the running platform. */
@Command(
        name = "trigger",
        description = "Signs a realistic event and delivers it to the running platform.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./starledger stripe trigger checkout.session.completed --tenant UUID",
            "  ./starledger stripe trigger customer.subscription.updated --tenant UUID \\",
            "      --set status=past_due --set items.data.0.quantity=3",
            "  ./starledger stripe trigger invoice.paid --tenant UUID --set /account=acct_connected"
        })
final class TriggerCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TYPE",
            completionCandidates = EventTypeNames.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private String type = "";

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "UUID",
            description = "Whose customer, subscription and so on it is about.")
    private @Nullable TenantId tenant;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Changes the event's object: names and indexes separated by dots; with a slash"
                        + " in front, a JSON pointer into the event. The value is JSON, or else a"
                        + " text. What an event '….updated' changes stands in its"
                        + " previous_attributes as it was.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Mixin private ServerOption server = new ServerOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        TriggeredEvent event = event();
        try (WebhookClient stripe = server.webhooks(spec.commandLine().getErr())) {
            long begin = System.nanoTime();
            stripe.deliver(event.bytes());
            long took = (System.nanoTime() - begin) / 1_000_000;
            JsonNode json = event.json();
            out.printf("%-9s%s%n", "type", type);
            out.printf("%-9s%s%n", "event", json.path("id").asString());
            out.printf("%-9s%s%n", "account", json.path("account").asString(LocalStripe.ACCOUNT));
            out.printf("%-9s%s%n", "customer", event.customer());
            out.printf("%-9s%s in %d ms%n", "taken by", stripe.url(), took);
        }
        return ExitCode.DONE;
    }

    private TriggeredEvent event() {
        TenantId owner = requireNonNull(tenant);
        try {
            List<Change> parsed = new ArrayList<>();
            changes.forEach((path, value) -> parsed.add(Change.parse(path, value)));
            return TriggeredEvent.of(
                    EventTemplates.shipped().template(type),
                    Variables.of(
                            owner,
                            server.checkoutReference(owner),
                            Instant.now(),
                            new SecureRandom()),
                    parsed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
