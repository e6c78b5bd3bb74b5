package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.server.reactive.ServerHttpRequest;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Stamps calls. */
record Acceptances(InstantSource clock) {
    private static final String TRACE_PARENT = "traceparent";

    /** Accepted now, in the caller's trace if it named one. */
    Acceptance now(TenantId tenant, ServerHttpRequest request) {
        return new Acceptance(
                tenant,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                TraceParent.continuing(request.getHeaders().getFirst(TRACE_PARENT)));
    }
}
