package io.starledger.platform.projection;

import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What one poll brought, without the dead letters.
 *
 * @param next the next offset to read of each partition the poll touched, dead letters included
 */
public record Batch(Map<Topic<?, ?>, List<Entry<?, ?>>> entries, Map<TopicPartition, Long> next) {

    /** The records of {@code topic}, those of one partition in their order. */
    @SuppressWarnings("unchecked") // entries are filed under the topic whose serdes read them
    public <K extends RecordKey, V extends SpecificRecord> List<Entry<K, V>> of(Topic<K, V> topic) {
        return (List<Entry<K, V>>) (List<?>) entries.getOrDefault(topic, List.of());
    }

    /**
     * One record.
     *
     * @param value null for a tombstone
     */
    public record Entry<K extends RecordKey, V extends SpecificRecord>(
            K key, @Nullable V value, int partition, long offset) {}
}
