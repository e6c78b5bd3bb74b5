package io.starledger.platform.projection;

import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A view that is fed from topics. Called by one thread at a time. Any exception means that nothing
 * of the batch may be relied on: the consumer waits a moment, asks {@link #resume} and reads again
 * from there.
 */
public interface Projection {

    /** Names the consumer group. */
    String name();

    /** Under which it buries: one name for all generations of it. */
    default String reader() {
        return name();
    }

    List<Topic<?, ?>> topics();

    /** The view that this is, or is a part of; the parts of one have different tenants. */
    default String view() {
        return name();
    }

    /** Whether records of the tenant are written; the others are passed over. */
    default boolean takes(TenantId tenant) {
        return true;
    }

    /**
     * Whether readers need this view: a service is not ready before it has caught up. One that only
     * saves them time may be away.
     */
    default boolean isNeeded() {
        return true;
    }

    /**
     * A topology that reads the same topics: it buries what cannot be read, for one record is one
     * dead letter, and what is tried again for others alone is passed over as there. Empty for
     * none: the projection buries itself.
     */
    default Optional<String> follows() {
        return Optional.empty();
    }

    /**
     * The next offset to read of each of {@code assigned}, as the view's store has it; 0 where it
     * has none.
     */
    Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned);

    /**
     * Makes the batch durable together with its positions. Repeating it changes nothing. Called
     * only after {@link #resume} has answered.
     */
    void write(Batch batch);

    /**
     * Whether what stands behind the record in its partition waits until all assigned partitions
     * have come to such a one, for {@link #checkpoint}.
     */
    default boolean isCheckpoint(ConsumerRecord<byte[], byte[]> record) {
        return false;
    }

    /**
     * What was written ends, in each assigned partition, with a checkpoint, and nothing is written
     * until this returns. Not certain to come: if one partition takes too long, the others go on.
     *
     * @param at the checkpoints, as its {@link Batch#ends}
     */
    default void checkpoint(Batch at) {}

    /**
     * Called several times a second while there is nothing to write; only after {@link #resume} has
     * answered.
     */
    default void idle() {}
}
