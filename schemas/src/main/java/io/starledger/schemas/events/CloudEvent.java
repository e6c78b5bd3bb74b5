package io.starledger.schemas.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.time.Instant;
import java.util.UUID;

/**
 * The attributes of a record as CloudEvents 1.0, written in the Kafka protocol binding's binary
 * mode.
 *
 * @param id unique for the source; a topology derives it with {@link #derivedId}
 * @param source which service wrote the record, as {@code /starledger/<service>}
 * @param type the fact's type, as {@code io.starledger.<noun>.<past-verb>.v<N>}
 * @param time when it happened; {@code accepted_at} for facts
 * @param schema how the value's schema is found without a registry
 */
public record CloudEvent(
        UUID id,
        String source,
        String type,
        Instant time,
        SchemaFingerprint schema,
        TraceParent trace) {
    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] AVRO = "application/avro".getBytes(UTF_8);

    /**
     * The id of what a stage emits to {@code topic} for the event {@code sourceId}: the same
     * whenever it is emitted again.
     */
    public static UUID derivedId(UUID sourceId, String topic) {
        return NameBasedUuid.of(sourceId, topic);
    }

    public Headers toHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", id.toString().getBytes(UTF_8));
        headers.add("ce_source", source.getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_time", time.toString().getBytes(UTF_8));
        headers.add("ce_dataschema", schema.uri().getBytes(UTF_8));
        headers.add("content-type", AVRO);
        headers.add(TraceParent.HEADER, trace.value().getBytes(UTF_8));
        return headers;
    }
}
