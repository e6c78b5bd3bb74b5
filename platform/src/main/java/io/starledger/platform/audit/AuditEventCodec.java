package io.starledger.platform.audit;

import io.starledger.platform.kafka.Append;
import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Entries as records of the log. */
final class AuditEventCodec {
    private static final String SOURCE = "/starledger/platform";
    private static final String TYPE = "io.starledger.access.allowed.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(AuditEvent.getClassSchema());
    private static final int MAX_SUBJECT = 255;
    private static final int MAX_TARGET = 1_024;
    private static final UUID NOBODY = new UUID(0, 0);

    private AuditEventCodec() {}

    static Append<TenantKey, AuditEvent> toEvent(AuditEntry entry, Instant now) {
        UUID id = UUID.randomUUID();
        Instant occurredAt = now.truncatedTo(ChronoUnit.MILLIS);
        return new Append<>(
                Topics.AUDIT_EVENTS,
                new TenantKey(entry.tenant()),
                new AuditEvent(
                        id,
                        entry.tenant().value(),
                        entry.actor().issuer(),
                        cut(entry.actor().subject(), MAX_SUBJECT),
                        entry.actor().role(),
                        entry.action(),
                        cut(entry.target(), MAX_TARGET),
                        occurredAt),
                new CloudEvent(id, SOURCE, TYPE, occurredAt, SCHEMA, entry.trace()));
    }

    /** To learn from what appending takes. */
    static Append<TenantKey, AuditEvent> example() {
        AuditEntry.Actor nobody = new AuditEntry.Actor("-", null, "-");
        return toEvent(
                new AuditEntry(
                        new TenantId(NOBODY), nobody, "-", "-", TraceParent.continuing(null)),
                Instant.EPOCH);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
