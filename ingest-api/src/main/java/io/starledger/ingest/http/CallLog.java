package io.starledger.ingest.http;

import io.starledger.ingest.facts.Acceptance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.time.Duration;
import java.time.InstantSource;

/**
 * One line for each call that was recorded: at level debug, or warn if it took long. Failed calls
 * are logged where they are answered.
 */
public final class CallLog {
    private static final Logger log = LoggerFactory.getLogger(CallLog.class);
    private static final long SLOW_MS = Duration.ofSeconds(1).toMillis();

    private final InstantSource clock;

    CallLog(InstantSource clock) {
        this.clock = clock;
    }

    /** {@code event} is what the call did, as in 'rating.submitted'. */
    public void recorded(Acceptance call, String event) {
        long latency = latency(call);
        boolean slow = latency >= SLOW_MS;
        if (slow || log.isDebugEnabled()) {
            log.atLevel(slow ? Level.WARN : Level.DEBUG)
                    .addKeyValue("tenant_id", call.tenant())
                    .addKeyValue("event_type", event)
                    .addKeyValue("latency_ms", latency)
                    .log("recorded {} in {} ms", event, latency);
        }
    }

    /** A batch, which takes as long as it takes. */
    public void recordedMany(Acceptance call, long ratings) {
        log.atDebug()
                .addKeyValue("tenant_id", call.tenant())
                .addKeyValue("event_type", "rating.submitted")
                .addKeyValue("latency_ms", latency(call))
                .log("recorded {} ratings of a batch", ratings);
    }

    private long latency(Acceptance call) {
        return clock.millis() - call.acceptedAt().toEpochMilli();
    }
}
