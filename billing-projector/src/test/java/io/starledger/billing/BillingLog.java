package io.starledger.billing;

import io.starledger.embedded.StackAddresses;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The real topics: written as others would, and read as committed. */
final class BillingLog implements AutoCloseable {
    private final String kafka;
    private final Serdes serdes;
    private final Map<String, Serializer<?>> serializers = new HashMap<>();
    private final List<Future<?>> sent = new ArrayList<>();
    private final Producer<byte[], byte[]> producer;

    BillingLog() {
        this(BillingProcess.addresses());
    }

    BillingLog(StackAddresses at) {
        kafka = at.bootstrapServers();
        serdes = new Serdes(RegistrySettings.apicurio(at.registry().apicurioUrl()));
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                                ItemPartitioner.class),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    <K extends RecordKey, V extends SpecificRecord> void append(
            Topic<K, V> topic, K key, @Nullable V value, Instant at) {
        @SuppressWarnings("unchecked") // made for this topic
        Serializer<V> serializer =
                (Serializer<V>)
                        serializers.computeIfAbsent(
                                topic.name(), _ -> serdes.valueSerializer(topic));
        sent.add(
                producer.send(
                        new ProducerRecord<>(
                                topic.name(),
                                null,
                                at.toEpochMilli(),
                                Serdes.keyOf(topic).serializer().serialize(topic.name(), key),
                                serializer.serialize(topic.name(), value))));
    }

    /** Returns once all that was appended is acknowledged. */
    void flush() throws ExecutionException, InterruptedException {
        for (Future<?> acknowledgement : sent) {
            acknowledgement.get();
        }
        sent.clear();
    }

    /** The values of {@code topic} by key, in the order of the log, up to its end. */
    <K extends RecordKey, V extends SpecificRecord> Map<K, List<V>> read(Topic<K, V> topic) {
        Map<K, List<V>> read = new HashMap<>();
        Deserializer<V> values = serdes.valueDeserializer(topic);
        Deserializer<K> keys = Serdes.keyOf(topic).deserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    IntStream.range(0, topic.partitions())
                            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                record -> {
                                    try {
                                        V value = values.deserialize(topic.name(), record.value());
                                        read.computeIfAbsent(
                                                        keys.deserialize("", record.key()),
                                                        _ -> new ArrayList<>())
                                                .add(value);
                                    } catch (SerializationException _) {
                                        // another test's poison
                                    }
                                });
            }
        }
        return read;
    }

    @Override
    public void close() {
        producer.close();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
