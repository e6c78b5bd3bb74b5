package io.starledger.ratings.exports;

import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.ratings.exports.KafkaExportDecisions.Decided;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.springframework.web.reactive.function.server.ServerRequest;

import java.time.Instant;
import java.util.List;

/**
 * A call about one tenant's export.
 *
 * @param flag what is asked for besides
 */
record ExportCall(Decided decided, boolean flag) {
    static final String NEW_PASSWORD = "new_password";
    static final String DELETE_TOPIC = "delete_topic";

    /** With the query parameter {@code flag}, false if it is not named. */
    static ExportCall of(ServerRequest request, String flag, Instant now) {
        String text = request.queryParam(flag).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw ProblemException.invalid(
                    List.of(new Violation("?" + flag, "expected true or false but was another")));
        }
        return new ExportCall(
                new Decided(
                        TenantId.parse(request.pathVariable("tenantId")),
                        actor(request).subject(),
                        now,
                        TraceParent.continuing(request.headers().firstHeader(TraceParent.HEADER))),
                text.equals("true"));
    }

    TenantId tenant() {
        return decided.tenant();
    }

    private static AuditEntry.Actor actor(ServerRequest request) {
        return (AuditEntry.Actor)
                request.attribute(AuditEntry.Actor.ATTRIBUTE)
                        .orElseThrow(() -> new IllegalStateException("expected an audited call"));
    }
}
