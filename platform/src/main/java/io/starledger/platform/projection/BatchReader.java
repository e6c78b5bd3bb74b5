package io.starledger.platform.projection;

import io.starledger.platform.burial.Retrial;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.schemas.ids.OwnedKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns what a poll brought into a batch of the projection's tenants; what cannot be read goes to
 * the dead letters.
 */
final class BatchReader implements AutoCloseable {
    private final Map<String, Reader<?, ?>> readers = new HashMap<>();
    private final Projection projection;
    private final DeadLetters deadLetters;

    BatchReader(Projection projection, Serdes serdes, DeadLetters deadLetters) {
        this.projection = projection;
        projection.topics().forEach(topic -> readers.put(topic.name(), Reader.of(topic, serdes)));
        this.deadLetters = deadLetters;
    }

    Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Topic<?, ?>, List<Entry<?, ?>>> entries = new HashMap<>();
        Map<TopicPartition, Entry<?, ?>> ends = new HashMap<>();
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> passedOver = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = partition(record);
            next.put(partition, record.offset() + 1);
            Reader<?, ?> reader = readerOf(record);
            try {
                if (isPassedOver(reader.key(record)) || isForOthers(record)) {
                    passedOver.put(partition, record);
                    continue;
                }
                Entry<?, ?> entry = reader.read(record);
                entries.computeIfAbsent(reader.topic, _ -> new ArrayList<>()).add(entry);
                ends.put(partition, entry);
                passedOver.remove(partition);
            } catch (SerializationException e) {
                buryUnread(record, e);
            }
        }
        passedOver.values().forEach(record -> putEnd(ends, record));
        return new Batch(entries, ends, next);
    }

    /** What is to be written instead of {@code record}: only that it is behind. */
    Batch bury(ConsumerRecord<byte[], byte[]> record, Exception cause) {
        deadLetters.bury(record, readerOf(record).topic.deadLetters(), cause);
        Map<TopicPartition, Entry<?, ?>> ends = new HashMap<>();
        putEnd(ends, record);
        return new Batch(Map.of(), ends, Map.of(partition(record), record.offset() + 1));
    }

    @Override
    public void close() {
        readers.values().forEach(reader -> reader.values.close());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private Reader<?, ?> readerOf(ConsumerRecord<?, ?> record) {
        return Objects.requireNonNull(readers.get(record.topic()));
    }

    /** A record of no tenant is everybody's. */
    private boolean isPassedOver(RecordKey key) {
        return key instanceof OwnedKey owned && !projection.takes(owned.tenant());
    }

    private boolean isForOthers(ConsumerRecord<?, ?> record) {
        return projection
                .follows()
                .filter(topology -> Retrial.isForOthers(record.headers(), topology))
                .isPresent();
    }

    private void buryUnread(ConsumerRecord<byte[], byte[]> record, SerializationException cause) {
        if (PassingFaults.isPassing(cause)) {
            throw cause;
        }
        if (projection.follows().isEmpty()) {
            deadLetters.bury(record, readerOf(record).topic.deadLetters(), cause);
        }
    }

    /** Of a record that is not this projection's to bury, so it may as well be unreadable. */
    private void putEnd(
            Map<TopicPartition, Entry<?, ?>> ends, ConsumerRecord<byte[], byte[]> record) {
        try {
            ends.put(partition(record), readerOf(record).read(record));
        } catch (SerializationException _) {
            // then the one before is the last that can be read
        }
    }

    private record Reader<K extends RecordKey, V extends SpecificRecord>(
            Topic<K, V> topic, Deserializer<K> keys, Deserializer<V> values) {

        static <K extends RecordKey, V extends SpecificRecord> Reader<K, V> of(
                Topic<K, V> topic, Serdes serdes) {
            return new Reader<>(
                    topic, Serdes.keyOf(topic).deserializer(), serdes.valueDeserializer(topic));
        }

        K key(ConsumerRecord<byte[], byte[]> record) {
            return keys.deserialize(record.topic(), record.key());
        }

        Entry<K, V> read(ConsumerRecord<byte[], byte[]> record) {
            return new Entry<>(
                    key(record),
                    values.deserialize(record.topic(), record.value()),
                    record.partition(),
                    record.offset(),
                    record.timestamp());
        }
    }
}
