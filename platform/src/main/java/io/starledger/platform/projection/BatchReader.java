package io.starledger.platform.projection;

import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.schemas.ids.OwnedKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Turns what a poll brought into a batch of the projection's tenants; what cannot be read goes to
 * the dead letters.
 */
final class BatchReader implements AutoCloseable {
    private final Map<String, Reader<?, ?>> readers = new HashMap<>();
    private final Predicate<TenantId> tenants;
    private final DeadLetters deadLetters;

    BatchReader(Projection projection, Serdes serdes, DeadLetters deadLetters) {
        this.tenants = projection::takes;
        projection.topics().forEach(topic -> readers.put(topic.name(), Reader.of(topic, serdes)));
        this.deadLetters = deadLetters;
    }

    Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Topic<?, ?>, List<Entry<?, ?>>> entries = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Reader<?, ?> reader = Objects.requireNonNull(readers.get(record.topic()));
            Entry<?, ?> entry = readOrBury(reader, record);
            if (entry != null) {
                entries.computeIfAbsent(reader.topic, _ -> new ArrayList<>()).add(entry);
            }
            next.put(partition(record), record.offset() + 1);
        }
        return new Batch(entries, next);
    }

    /** What is to be written instead of {@code record}: only that it is behind. */
    Batch bury(ConsumerRecord<byte[], byte[]> record, Exception cause) {
        Reader<?, ?> reader = Objects.requireNonNull(readers.get(record.topic()));
        deadLetters.bury(record, reader.topic.deadLetters(), cause);
        return new Batch(Map.of(), Map.of(partition(record), record.offset() + 1));
    }

    @Override
    public void close() {
        readers.values().forEach(reader -> reader.values.close());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private @Nullable Entry<?, ?> readOrBury(
            Reader<?, ?> reader, ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.read(record, tenants);
        } catch (SerializationException e) {
            if (PassingFaults.isPassing(e)) {
                throw e;
            }
            deadLetters.bury(record, reader.topic.deadLetters(), e);
            return null;
        }
    }

    private record Reader<K extends RecordKey, V extends SpecificRecord>(
            Topic<K, V> topic, Deserializer<K> keys, Deserializer<V> values) {

        static <K extends RecordKey, V extends SpecificRecord> Reader<K, V> of(
                Topic<K, V> topic, Serdes serdes) {
            return new Reader<>(
                    topic, Serdes.keyOf(topic).deserializer(), serdes.valueDeserializer(topic));
        }

        /** Null if its tenant is none of {@code tenants}; a record of no tenant is everybody's. */
        @Nullable Entry<K, V> read(
                ConsumerRecord<byte[], byte[]> record, Predicate<TenantId> tenants) {
            K key = keys.deserialize(record.topic(), record.key());
            if (key instanceof OwnedKey owned && !tenants.test(owned.tenant())) {
                return null;
            }
            return new Entry<>(
                    key,
                    values.deserialize(record.topic(), record.value()),
                    record.partition(),
                    record.offset());
        }
    }
}
