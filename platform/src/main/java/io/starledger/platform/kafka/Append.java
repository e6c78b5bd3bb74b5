package io.starledger.platform.kafka;

import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record to append. Its Kafka timestamp is the event's time, in milliseconds.
 *
 * @param value null for a tombstone
 * @param event the CloudEvents attributes it carries as headers
 */
public record Append<K extends RecordKey, V extends SpecificRecord>(
        Topic<K, V> topic, K key, @Nullable V value, CloudEvent event) {}
