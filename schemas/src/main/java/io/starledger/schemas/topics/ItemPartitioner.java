package io.starledger.schemas.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/**
 * Places a record by the {@code tenant/item} prefix of its key: murmur2 of the key's bytes up to
 * the second {@code /}, the hash Kafka itself uses for a whole key. A key of exactly {@code
 * tenant/item} therefore goes where any other client would put it.
 */
public final class ItemPartitioner implements Partitioner {
    /** Of the dead letters of records without a key: a partitioner that throws stops the sender. */
    private static final int KEYLESS = 0;

    /** The partition of a record with this key among {@code partitions}. */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(prefix(key))) % partitions;
    }

    /**
     * Where a record whose key is {@code tenant} alone stands. Keys that begin with a tenant and
     * are to stand there, too, whatever their second part, are placed by whoever writes them.
     */
    public static int partition(TenantId tenant, int partitions) {
        return partition(tenant.toString().getBytes(UTF_8), partitions);
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        return keyBytes == null
                ? KEYLESS
                : partition(keyBytes, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}

    private static byte[] prefix(byte[] key) {
        int separators = 0;
        for (int i = 0; i < key.length; i++) {
            if (key[i] == '/' && ++separators == 2) {
                return Arrays.copyOf(key, i);
            }
        }
        return key;
    }
}
