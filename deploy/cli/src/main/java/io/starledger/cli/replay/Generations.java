package io.starledger.cli.replay;

import io.starledger.cli.TextTable;
import io.starledger.cli.http.OperatorClient;
import io.starledger.cli.http.ServerOption;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The calls about the generations of one projection, and what they answer as a table. */
final class Generations {
    @Option(
            names = "--projection",
            paramLabel = "NAME",
            defaultValue = "ratings",
            description = "Which one (default: ${DEFAULT-VALUE}).")
    private String projection = "ratings";

    @Mixin private ServerOption server = new ServerOption();

    OperatorClient client(CommandLine terminal) {
        return server.operator(terminal.getErr());
    }

    /** Of all that the platform has. */
    JsonNode all(OperatorClient client) {
        return client.get("projections").path("projections");
    }

    /** The projection; a missing node if the platform has none of that name. */
    JsonNode one(OperatorClient client) {
        for (JsonNode one : all(client)) {
            if (one.path("projection").asString().equals(projection)) {
                return one;
            }
        }
        return all(client).path(projection);
    }

    JsonNode decide(OperatorClient client, String decision, String parameter, String value) {
        String query =
                value.isEmpty()
                        ? ""
                        : "?%s=%s"
                                .formatted(
                                        parameter,
                                        URLEncoder.encode(value, StandardCharsets.UTF_8));
        return client.post("projections/%s/%s%s".formatted(projection, decision, query));
    }

    JsonNode decide(OperatorClient client, String decision) {
        return decide(client, decision, "", "");
    }

    static String table(Iterable<JsonNode> projections) {
        TextTable table =
                new TextTable("projection", "generation", "state", "events", "behind", "started");
        for (JsonNode projection : projections) {
            for (JsonNode it : projection.path("generations")) {
                table.add(
                        projection.path("projection").asString(),
                        it.path("generation").asString(),
                        it.path("state").asString(),
                        "%,d".formatted(it.path("events").asLong()),
                        "%,d".formatted(it.path("behind").asLong()),
                        it.path("started_at").asString());
            }
        }
        return table.text();
    }
}
