package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class HeldPartitionsTest {
    private static final TopicPartition FIRST = new TopicPartition("items", 0);
    private static final TopicPartition SECOND = new TopicPartition("items", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final HeldPartitions held = new HeldPartitions(record -> record.key().length == 0);

    @BeforeEach
    void bothPartitionsAreRead() {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.seek(FIRST, 20);
        consumer.seek(SECOND, 20);
    }

    @Test
    void whatStandsBehindACheckpointIsNotTakenAndComesAgain() {
        // when
        List<ConsumerRecord<byte[], byte[]>> taken =
                held.upToCheckpoints(
                        List.of(
                                record(FIRST, 10),
                                checkpoint(FIRST, 11),
                                record(FIRST, 12),
                                record(SECOND, 10)),
                        consumer);

        // then
        assertThat(taken).extracting(ConsumerRecord::offset).containsExactly(10L, 11L, 10L);
        assertThat(consumer.paused()).containsExactly(FIRST);
        assertThat(consumer.position(FIRST)).isEqualTo(12);
        assertThat(consumer.position(SECOND)).isEqualTo(20);
        assertThat(held.areAll(consumer)).isFalse();
    }

    @Test
    void onceAllHaveComeToACheckpointTheyGoOnTogether() {
        // given
        held.upToCheckpoints(List.of(checkpoint(FIRST, 11)), consumer);

        // when
        held.upToCheckpoints(List.of(record(SECOND, 10), checkpoint(SECOND, 11)), consumer);

        // then
        assertThat(held.areAll(consumer)).isTrue();
        assertThat(held.checkpoints())
                .extracting(record -> new TopicPartition(record.topic(), record.partition()))
                .containsExactlyInAnyOrder(FIRST, SECOND);

        // when
        held.release(consumer);

        // then
        assertThat(consumer.paused()).isEmpty();
        assertThat(held.areAll(consumer)).isFalse();
    }

    @Test
    void aPartitionThatWasTakenAwayIsNotWaitedFor() {
        // given
        held.upToCheckpoints(List.of(checkpoint(FIRST, 11)), consumer);

        // when
        consumer.assign(List.of(FIRST));

        // then
        assertThat(held.areAll(consumer)).isTrue();

        // when
        consumer.assign(List.of(SECOND));
        held.release(consumer);

        // then
        assertThat(held.areAll(consumer)).isFalse();
    }

    @Test
    void nothingIsHeldWithoutACheckpoint() {
        // given
        held.upToCheckpoints(List.of(record(FIRST, 10), record(SECOND, 10)), consumer);

        // then
        assertThat(held.areAll(consumer)).isFalse();
        assertThat(consumer.paused()).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, new byte[1], new byte[0]);
    }

    private static ConsumerRecord<byte[], byte[]> checkpoint(
            TopicPartition partition, long offset) {
        return new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
    }
}
