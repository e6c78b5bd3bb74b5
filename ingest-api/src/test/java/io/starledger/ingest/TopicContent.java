package io.starledger.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.testing.TopicRecords;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.util.List;

/** Reads a topic from its start to what is its end now. */
public final class TopicContent {
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
            return TopicRecords.of(
                            topic.name(),
                            new StringDeserializer(),
                            RunningIngest.addresses().bootstrapServers())
                    .stream()
                    .filter(record -> record.key().startsWith(tenant.toString()))
                    .map(
                            record ->
                                    new Entry<>(
                                            record,
                                            values.deserialize(topic.name(), record.value())))
                    .toList();
        }
    }
}
