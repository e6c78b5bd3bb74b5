package io.starledger.platform.deadletters;

import io.starledger.platform.burial.Origin;
import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The parameters that select letters. */
record SelectionCall(LetterSelection selection, boolean dryRun) {
    static final int MOST_LETTERS = 100;

    /** Throws {@link ProblemException} with all that is wrong. */
    static SelectionCall of(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        SelectionCall call =
                new SelectionCall(of(request, violations), dryRun(request, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return call;
    }

    static LetterSelection of(ServerRequest request, List<Violation> violations) {
        return new LetterSelection(
                topic(request, violations),
                cause(request, violations),
                tenant(request, violations),
                instant(request, "from", violations),
                instant(request, "until", violations),
                letters(request, violations));
    }

    private static @Nullable String topic(ServerRequest request, List<Violation> violations) {
        @Nullable String topic = request.queryParam("topic").orElse(null);
        if (topic != null && !topic.matches("[A-Za-z0-9._-]{1,249}")) {
            violations.add(new Violation("?topic", "expected a topic's name but was another text"));
        }
        return topic;
    }

    private static @Nullable String cause(ServerRequest request, List<Violation> violations) {
        @Nullable String cause = request.queryParam("cause").orElse(null);
        if (cause != null && !cause.matches("[0-9a-f]{16}|unknown")) {
            violations.add(new Violation("?cause", "expected the hash of a cause, 16 hex digits"));
        }
        return cause;
    }

    private static @Nullable TenantId tenant(ServerRequest request, List<Violation> violations) {
        @Nullable String tenant = request.queryParam("tenant").orElse(null);
        if (tenant != null && !TenantId.isValid(tenant)) {
            violations.add(new Violation("?tenant", "expected a tenant's UUID but was another"));
            return null;
        }
        return tenant == null ? null : TenantId.parse(tenant);
    }

    private static @Nullable Instant instant(
            ServerRequest request, String name, List<Violation> violations) {
        @Nullable String text = request.queryParam(name).orElse(null);
        try {
            return text == null ? null : InstantRange.require(Instant.parse(text));
        } catch (DateTimeException | IllegalArgumentException _) {
            violations.add(
                    new Violation(
                            "?" + name,
                            "expected an instant such as 2026-11-01T00:00:00Z but was another"));
            return null;
        }
    }

    private static Set<Origin> letters(ServerRequest request, List<Violation> violations) {
        List<String> named = request.queryParams().getOrDefault("letter", List.of());
        Set<Origin> letters = new HashSet<>();
        named.stream().limit(MOST_LETTERS).forEach(it -> Origin.parse(it).ifPresent(letters::add));
        if (named.size() > MOST_LETTERS || letters.size() != Set.copyOf(named).size()) {
            violations.add(
                    new Violation(
                            "?letter",
                            "expected at most %d of topic/partition/offset"
                                    .formatted(MOST_LETTERS)));
        }
        return letters;
    }

    private static boolean dryRun(ServerRequest request, List<Violation> violations) {
        String text = request.queryParam("dry_run").orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            violations.add(new Violation("?dry_run", "expected true or false but was another"));
        }
        return text.equals("true");
    }
}
