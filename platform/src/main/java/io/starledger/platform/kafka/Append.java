package io.starledger.platform.kafka;

import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;

/**
 * A record to append. Its Kafka timestamp is the event's time, in milliseconds.
 *
 * @param event the CloudEvents attributes it carries as headers
 */
public record Append<K extends RecordKey, V extends SpecificRecord>(
        Topic<K, V> topic, K key, V value, CloudEvent event) {}
