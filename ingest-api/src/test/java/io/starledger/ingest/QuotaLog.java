package io.starledger.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes quotas as the billing projector would, or as nobody should. */
final class QuotaLog implements AutoCloseable {
    private final Serializer<TenantQuota> values =
            new Serdes(
                            RegistrySettings.apicurio(
                                    RunningIngest.addresses().registry().apicurioUrl()))
                    .valueSerializer(Topics.QUOTAS);
    private final Topic<TenantKey, TenantQuota> topic;
    private final Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            RunningIngest.addresses().bootstrapServers(),
                            ProducerConfig.PARTITIONER_CLASS_CONFIG,
                            ItemPartitioner.class),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    QuotaLog() {
        this(Generation.FIRST);
    }

    /** Where that one writes. */
    QuotaLog(int generation) {
        topic = Topics.QUOTAS.ofGeneration(generation);
    }

    /** Returns once it is acknowledged. */
    void write(TenantId tenant, QuotaStep... steps) {
        write(tenant, quota(tenant, List.of(), steps));
    }

    void write(TenantId key, TenantQuota quota) {
        send(key, quota);
        producer.flush();
    }

    /** Returns once it is acknowledged; it need be no quota. */
    void write(TenantId key, byte[] value) {
        sendRaw(key, value);
        producer.flush();
    }

    /** Returns once the tombstone is acknowledged. */
    void erase(TenantId key) {
        send(key, null);
        producer.flush();
    }

    static int partition(TenantId key) {
        return ItemPartitioner.partition(
                key.toString().getBytes(UTF_8), Topics.QUOTAS.partitions());
    }

    /** Is acknowledged some time later. */
    void send(TenantId key, @Nullable TenantQuota quota) {
        sendRaw(key, quota == null ? null : values.serialize(topic.name(), quota));
    }

    private void sendRaw(TenantId key, byte @Nullable [] value) {
        byte[] name = Serdes.keyOf(topic).serializer().serialize(topic.name(), new TenantKey(key));
        var unused = producer.send(new ProducerRecord<>(topic.name(), name, value));
    }

    static TenantQuota quota(TenantId tenant, List<UsedUpTo> counted, QuotaStep... steps) {
        return TenantQuota.newBuilder()
                .setTenantId(tenant.value())
                .setSteps(List.of(steps))
                .setReachedPercent(0)
                .setCounted(counted)
                .setAccountRevision(1)
                .setRevision(1)
                .build();
    }

    /** Without limits of rates. */
    static QuotaStep holding(Instant from, @Nullable Long ratings, long used) {
        return new QuotaStep(from, "sold", false, ratings, null, null, null, used);
    }

    static QuotaStep suspended(Instant from) {
        return new QuotaStep(from, "sold", true, null, null, null, null, 0L);
    }

    @Override
    public void close() {
        producer.close();
        values.close();
    }
}
