package io.starledger.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads a topic from its start to what is its end now. */
public final class TopicContent {
    private static final Duration POLL = Duration.ofMillis(100);

    private TopicContent() {}

    /** A record as any consumer sees it. */
    public record Entry<V>(ConsumerRecord<String, byte[]> raw, V value) {
        public String header(String name) {
            Header header = raw.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), UTF_8);
        }
    }

    /** Those of the tenant; the records of one key are in the log's order. */
    public static <V extends SpecificRecord> List<Entry<V>> of(Topic<?, V> topic, TenantId tenant) {
        Serdes serdes =
                new Serdes(
                        RegistrySettings.apicurio(
                                RunningIngest.addresses().registry().apicurioUrl()));
        try (Deserializer<V> values = serdes.valueDeserializer(topic)) {
            return records(topic).stream()
                    .filter(record -> record.key().startsWith(tenant + "/"))
                    .map(
                            record ->
                                    new Entry<>(
                                            record,
                                            values.deserialize(topic.name(), record.value())))
                    .toList();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(Topic<?, ?> topic) {
        List<TopicPartition> partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                        .toList();
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        RunningIngest.addresses().bootstrapServers(),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        5);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found;
    }
}
