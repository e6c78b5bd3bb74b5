package io.starledger.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which letters; without any option all that are open. */
final class SelectionOptions {
    @Option(names = "--topic", paramLabel = "TOPIC", description = "Those that came from it.")
    private @Nullable String topic;

    @Option(
            names = "--cause",
            paramLabel = "HASH",
            description = "Those of one cause, as list prints it.")
    private @Nullable String cause;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Those of one tenant.")
    private @Nullable TenantId tenant;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Seen last at or after it, such as 2026-11-01T00:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--until", paramLabel = "INSTANT", description = "Seen last before it.")
    private @Nullable Instant until;

    @Option(
            names = "--letter",
            paramLabel = "LETTER",
            description = "This one, as topic/partition/offset; may be repeated.")
    private List<String> letters = new ArrayList<>();

    /** Parameters of a query, each behind an ampersand. */
    String query() {
        return parameters(until);
    }

    /** The same, and none that was seen at {@code asOf} or later. */
    String query(Instant asOf) {
        return parameters(until == null || asOf.isBefore(until) ? asOf : until);
    }

    private String parameters(@Nullable Instant before) {
        StringBuilder query = new StringBuilder();
        add(query, "topic", topic);
        add(query, "cause", cause);
        add(query, "tenant", tenant);
        add(query, "from", from);
        add(query, "until", before);
        letters.forEach(it -> add(query, "letter", it));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), UTF_8));
        }
    }
}
