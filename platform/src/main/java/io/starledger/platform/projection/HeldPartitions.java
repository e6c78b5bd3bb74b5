package io.starledger.platform.projection;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Partitions of a projection that wait right behind a checkpoint until all others have come to one.
 * If that takes too long, they go on.
 */
final class HeldPartitions {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Predicate<ConsumerRecord<byte[], byte[]>> isCheckpoint;
    private final Map<TopicPartition, ConsumerRecord<byte[], byte[]>> held = new HashMap<>();
    private long since;

    HeldPartitions(Predicate<ConsumerRecord<byte[], byte[]>> isCheckpoint) {
        this.isCheckpoint = isCheckpoint;
    }

    /** Of {@code records} those up to the checkpoint of each partition; the rest comes again. */
    List<ConsumerRecord<byte[], byte[]>> upToCheckpoints(
            List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (held.containsKey(partition)) {
                continue;
            }
            taken.add(record);
            if (isCheckpoint.test(record)) {
                hold(partition, record, consumer);
            }
        }
        return taken;
    }

    /** Whether each partition of {@code consumer} is held. */
    boolean areAll(Consumer<?, ?> consumer) {
        return !held.isEmpty() && held.keySet().containsAll(consumer.assignment());
    }

    /** The checkpoints they wait behind. */
    List<ConsumerRecord<byte[], byte[]>> checkpoints() {
        return List.copyOf(held.values());
    }

    void releaseIfLate(Consumer<?, ?> consumer) {
        if (!held.isEmpty() && System.nanoTime() - since > LIMIT.toNanos()) {
            release(consumer);
        }
    }

    void release(Consumer<?, ?> consumer) {
        held.keySet().retainAll(consumer.assignment());
        consumer.resume(held.keySet());
        held.clear();
    }

    private void hold(
            TopicPartition partition,
            ConsumerRecord<byte[], byte[]> checkpoint,
            Consumer<?, ?> consumer) {
        if (held.isEmpty()) {
            since = System.nanoTime();
        }
        held.put(partition, checkpoint);
        consumer.pause(List.of(partition));
        consumer.seek(partition, checkpoint.offset() + 1);
    }
}
