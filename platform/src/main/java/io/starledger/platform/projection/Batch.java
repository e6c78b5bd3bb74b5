package io.starledger.platform.projection;

import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one poll brought, without the dead letters.
 *
 * @param entries those of the projection's tenants
 * @param ends the last that can be read of each partition, whosever it is and whatever becomes of
 *     it: how far the poll came by what the record itself says
 * @param next the next offset to read of each partition the poll touched, dead letters included
 */
public record Batch(
        Map<Topic<?, ?>, List<Entry<?, ?>>> entries,
        Map<TopicPartition, Entry<?, ?>> ends,
        Map<TopicPartition, Long> next) {

    /** The records of {@code topic}, those of one partition in their order. */
    @SuppressWarnings("unchecked") // entries are filed under the topic whose serdes read them
    public <K extends RecordKey, V extends SpecificRecord> List<Entry<K, V>> of(Topic<K, V> topic) {
        return (List<Entry<K, V>>) (List<?>) entries.getOrDefault(topic, List.of());
    }

    /** The {@link #ends} of {@code topic}. */
    @SuppressWarnings("unchecked") // entries are filed under the topic whose serdes read them
    public <K extends RecordKey, V extends SpecificRecord> List<Entry<K, V>> ends(
            Topic<K, V> topic) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic.name()))
                .map(end -> (Entry<K, V>) end.getValue())
                .toList();
    }

    /** Of several records of one key only the last. */
    public <K extends RecordKey, V extends SpecificRecord> List<Entry<K, V>> latest(
            Topic<K, V> topic) {
        List<Entry<K, V>> all = of(topic);
        Map<K, Entry<K, V>> latest = LinkedHashMap.newLinkedHashMap(all.size());
        all.forEach(entry -> latest.put(entry.key(), entry));
        return List.copyOf(latest.values());
    }

    /**
     * Of several values of one key the newest by {@code order}, of equal ones the last; no
     * tombstones. For values that say themselves which of two is newer, as a table that compares
     * them does: how records fall into batches must not decide it.
     */
    public <K extends RecordKey, V extends SpecificRecord> List<Entry<K, V>> newest(
            Topic<K, V> topic, Comparator<V> order) {
        Comparator<Entry<K, V>> byValue = Comparator.comparing(Entry::value, order);
        Map<K, Entry<K, V>> newest = new LinkedHashMap<>();
        for (Entry<K, V> entry : of(topic)) {
            if (entry.value() != null) {
                newest.merge(
                        entry.key(),
                        entry,
                        (known, next) -> byValue.compare(known, next) > 0 ? known : next);
            }
        }
        return List.copyOf(newest.values());
    }

    /**
     * One record.
     *
     * @param value null for a tombstone
     * @param timestamp of the record, in milliseconds since the epoch
     */
    public record Entry<K extends RecordKey, V extends SpecificRecord>(
            K key, @Nullable V value, int partition, long offset, long timestamp) {}
}
