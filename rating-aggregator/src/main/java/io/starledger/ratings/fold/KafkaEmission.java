package io.starledger.ratings.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.time.Instant;
import java.util.UUID;

/**
 * How a stage marks what it emits to one topic: an event of its own, derived from its input's,
 * never its input's headers.
 *
 * @param topic to which it emits
 * @param type the CloudEvents type
 */
record KafkaEmission(String topic, String type, SchemaFingerprint schema) {
    private static final String SOURCE = "/starledger/rating-aggregator";

    Headers headers(UUID cause, Instant acceptedAt, Headers input) {
        Header trace = input.lastHeader("traceparent");
        return new CloudEvent(
                        CloudEvent.derivedId(cause, topic),
                        SOURCE,
                        type,
                        acceptedAt,
                        schema,
                        TraceParent.continuing(
                                trace == null ? null : new String(trace.value(), UTF_8)))
                .toHeaders();
    }

    static LogPosition position(ProcessingContext context) {
        RecordMetadata source =
                context.recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("expected a record of a topic"));
        return new LogPosition(source.partition(), source.offset());
    }
}
