package io.starledger.ingest.http;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.springframework.web.reactive.function.server.ServerRequest;

import java.time.InstantSource;

/** What every call says beside its body, and when it is accepted. */
public record HttpCalls(InstantSource clock) {
    /**
     * Of the path's variable {@code tenantId}, which the access rules have found to be the token's.
     */
    public static TenantId tenant(ServerRequest request) {
        return TenantId.parse(request.pathVariable("tenantId"));
    }

    /** Goes on with the caller's trace, if it named one. */
    public static TraceParent trace(ServerRequest request) {
        return TraceParent.continuing(request.headers().firstHeader(TraceParent.HEADER));
    }

    /** Accepted now. */
    public Acceptance accept(ServerRequest request) {
        return new Acceptance(tenant(request), clock.instant(), trace(request));
    }
}
