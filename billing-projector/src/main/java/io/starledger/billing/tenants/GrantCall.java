package io.starledger.billing.tenants;

import io.starledger.billing.tenants.KafkaGrants.Decided;
import io.starledger.billing.view.GrantPart;
import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.GrantId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads calls about one grant. */
record GrantCall(Decided decided, GrantPart given) {
    private static final List<String> LIMITS =
            List.of(
                    "ratings_per_month",
                    "ratings_per_second",
                    "requests_per_minute",
                    "retention_seconds");

    /** Throws {@link ProblemException} with all that is wrong. */
    static GrantCall giving(ServerRequest request, Instant now) {
        List<Violation> violations = new ArrayList<>();
        String id = id(request, violations);
        @Nullable Instant from =
                request.queryParam("from").isEmpty() ? now : instant(request, "from", violations);
        @Nullable Instant until = instant(request, "until", violations);
        if (until != null && !until.isAfter(from == null ? now : from)) {
            violations.add(
                    new Violation("?until", "expected an instant after from but was " + until));
        }
        List<Long> extra = LIMITS.stream().map(it -> extra(request, it, violations)).toList();
        if (violations.isEmpty() && extra.stream().allMatch(it -> it == 0)) {
            violations.add(new Violation("?" + LIMITS.getFirst(), "expected some limit above 0"));
        }
        if (from == null || until == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new GrantCall(
                decided(request, id, now),
                new GrantPart(
                        id, extra.get(0), extra.get(1), extra.get(2), extra.get(3), from, until));
    }

    /** Throws {@link ProblemException} if no grant can have that id. */
    static Decided revoking(ServerRequest request, Instant now) {
        List<Violation> violations = new ArrayList<>();
        String id = id(request, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return decided(request, id, now);
    }

    private static Decided decided(ServerRequest request, String id, Instant now) {
        AuditEntry.Actor actor = CustomerCall.actor(request);
        return new Decided(
                TenantId.parse(request.pathVariable("tenantId")),
                new GrantId(id),
                actor.subject(),
                now,
                CustomerCall.trace(request));
    }

    private static String id(ServerRequest request, List<Violation> violations) {
        String id = request.pathVariable("grantId");
        if (!GrantId.isValid(id)) {
            violations.add(
                    new Violation(
                            "grantId",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : - but was others"));
        }
        return id;
    }

    private static long extra(ServerRequest request, String name, List<Violation> violations) {
        String text = request.queryParam(name).orElse("0");
        if (!text.matches("[0-9]{1,15}")) {
            violations.add(new Violation("?" + name, "expected a number of 0 to 999999999999999"));
            return 0;
        }
        return Long.parseLong(text);
    }

    private static @Nullable Instant instant(
            ServerRequest request, String name, List<Violation> violations) {
        try {
            return InstantRange.require(Instant.parse(request.queryParam(name).orElse("")))
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException | IllegalArgumentException _) {
            violations.add(
                    new Violation(
                            "?" + name,
                            "expected an instant such as 2026-11-01T00:00:00Z but was another"));
            return null;
        }
    }
}
