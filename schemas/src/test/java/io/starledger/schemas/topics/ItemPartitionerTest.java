package io.starledger.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.RandomKeys;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantKey;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class ItemPartitionerTest {
    private static final int PARTITIONS = 12;

    @AutoClose private final ItemPartitioner partitioner = new ItemPartitioner();

    @Test
    void allRecordsOfAnItemShareItsPartition() {
        RandomKeys.seeded()
                .comments(10_000)
                .forEach(
                        comment -> {
                            int partition = partition(comment.rater().item());
                            assertThat(partition).isBetween(0, PARTITIONS - 1);
                            assertThat(partition(comment.rater())).isEqualTo(partition);
                            assertThat(partition(comment)).isEqualTo(partition);
                        });
    }

    @Test
    void anItemKeyGoesWhereKafkaItselfWouldPutIt() {
        RandomKeys.seeded()
                .comments(10_000)
                .map(comment -> comment.rater().item())
                .forEach(
                        item ->
                                assertThat(partition(item))
                                        .isEqualTo(
                                                BuiltInPartitioner.partitionForKey(
                                                        bytes(item), PARTITIONS)));
    }

    @Test
    void aTenantsPlaceIsThatOfItsKey() {
        RandomKeys.seeded()
                .comments(10_000)
                .map(comment -> comment.tenant())
                .forEach(
                        tenant ->
                                assertThat(ItemPartitioner.partition(tenant, PARTITIONS))
                                        .isEqualTo(partition(new TenantKey(tenant))));
    }

    /** The placement is part of every version 1 topic: it may never change. */
    @Test
    void placesKnownKeysWhereTheyAlwaysWere() {
        String tenant = "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11";
        assertThat(
                        IntStream.range(0, 8)
                                .mapToObj(i -> tenant + "/item-" + i)
                                .map(key -> ItemPartitioner.partition(key.getBytes(UTF_8), 12)))
                .containsExactly(9, 0, 10, 7, 8, 9, 10, 11);
    }

    @Test
    void spreadsOneTenantOverAllPartitions() {
        String tenant = "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11";
        assertThat(
                        IntStream.range(0, 1_000)
                                .mapToObj(i -> tenant + "/item-" + i)
                                .map(key -> ItemPartitioner.partition(key.getBytes(UTF_8), 12))
                                .distinct())
                .hasSize(PARTITIONS);
    }

    @Test
    void asAProducersPartitionerItKnowsTheTopicsPartitionCount() {
        // given
        Cluster cluster = clusterOf("ratings.current.v1", 5);
        byte[] key = "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11/a/u".getBytes(UTF_8);

        // when
        int partition =
                partitioner.partition("ratings.current.v1", "", key, "", new byte[0], cluster);

        // then
        assertThat(partition).isEqualTo(ItemPartitioner.partition(key, 5));
    }

    @Test
    void aRecordWithoutAKeyHasTheFirstPartition() {
        // when
        int partition =
                partitioner.partition(
                        "ratings.events.v1.dlq",
                        null,
                        null,
                        "",
                        new byte[0],
                        clusterOf("ratings.events.v1.dlq", 5));

        // then
        assertThat(partition).isZero();
    }

    private static int partition(RecordKey key) {
        return ItemPartitioner.partition(bytes(key), PARTITIONS);
    }

    private static byte[] bytes(RecordKey key) {
        return key.toString().getBytes(UTF_8);
    }

    private static Cluster clusterOf(String topic, int partitions) {
        Node node = new Node(1, "localhost", 9092);
        List<PartitionInfo> infos =
                IntStream.range(0, partitions)
                        .mapToObj(
                                i ->
                                        new PartitionInfo(
                                                topic,
                                                i,
                                                node,
                                                new Node[] {node},
                                                new Node[] {node}))
                        .toList();
        return new Cluster("test", List.of(node), infos, Set.of(), Set.of());
    }
}
