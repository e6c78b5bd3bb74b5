package io.starledger.platform.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.time.Instant;
import java.util.UUID;

/**
 * How a stage marks what it emits to one topic: an event of its own, derived from its input's,
 * never its input's headers.
 */
public final class Emission {
    private final String type;
    private final String topic;
    private final String source;
    private final SchemaFingerprint schema;

    /**
     * Of one service.
     *
     * @param type the CloudEvents type
     */
    public Emission(String type, Topic<?, ?> topic, String service) {
        this.type = type;
        this.topic = topic.name();
        this.source = "/starledger/" + service;
        this.schema = SchemaFingerprint.of(SpecificData.get().getSchema(topic.valueType()));
    }

    /**
     * The headers of what the event {@code cause} led to.
     *
     * @param input of the record that is being processed; only its trace goes on
     */
    public Headers headers(UUID cause, Instant time, Headers input) {
        Header trace = input.lastHeader(TraceParent.HEADER);
        return new CloudEvent(
                        CloudEvent.derivedId(cause, topic),
                        source,
                        type,
                        time,
                        schema,
                        TraceParent.continuing(
                                trace == null || trace.value() == null
                                        ? null
                                        : new String(trace.value(), UTF_8)))
                .toHeaders();
    }
}
