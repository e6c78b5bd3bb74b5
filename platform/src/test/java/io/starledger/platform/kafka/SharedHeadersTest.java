package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class SharedHeadersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TraceParent TRACE = TraceParent.continuing(null);
    private static final SchemaFingerprint SCHEMA = new SchemaFingerprint(1);

    private final SharedHeaders headers = new SharedHeaders();

    @Test
    void eventsOfOneCallHaveTheirOwnIds() {
        // given
        CloudEvent first = event("submitted", NOON);
        CloudEvent second = event("submitted", NOON);

        // then
        assertThat(headers.of(first)).isEqualTo(first.toHeaders());
        assertThat(headers.of(second)).isEqualTo(second.toHeaders());
    }

    @Test
    void anEventOfAnotherTypeOrTimeSharesNothing() {
        // given
        headers.of(event("submitted", NOON));
        CloudEvent retracted = event("retracted", NOON);
        CloudEvent later = event("retracted", NOON.plusSeconds(1));

        // then
        assertThat(headers.of(retracted)).isEqualTo(retracted.toHeaders());
        assertThat(headers.of(later)).isEqualTo(later.toHeaders());
    }

    private static CloudEvent event(String type, Instant time) {
        return new CloudEvent(UUID.randomUUID(), "/starledger/test", type, time, SCHEMA, TRACE);
    }
}
