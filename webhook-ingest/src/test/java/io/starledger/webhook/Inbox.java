package io.starledger.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.testing.TopicRecords;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.util.List;

/** Reads the inbox from its start to what is its end now. */
final class Inbox {
    private static final String TOPIC = Topics.STRIPE_INBOX.name();

    private Inbox() {}

    /** A record as any consumer sees it. */
    record Entry(ConsumerRecord<String, byte[]> raw, StripeDelivery value) {
        String header(String name) {
            Header header = raw.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), UTF_8);
        }

        byte[] payload() {
            byte[] bytes = new byte[value.getPayload().remaining()];
            value.getPayload().duplicate().get(bytes);
            return bytes;
        }
    }

    /** The deliveries of {@code event}. */
    static List<Entry> of(TestEvent event) {
        return all().stream()
                .filter(entry -> entry.value.getStripeEventId().equals(event.id()))
                .toList();
    }

    static List<Entry> all() {
        Serdes serdes =
                new Serdes(
                        RegistrySettings.apicurio(
                                RunningWebhooks.addresses().registry().apicurioUrl()));
        try (Deserializer<StripeDelivery> values = serdes.valueDeserializer(Topics.STRIPE_INBOX)) {
            return TopicRecords.of(
                            TOPIC,
                            new StringDeserializer(),
                            RunningWebhooks.addresses().bootstrapServers())
                    .stream()
                    .map(record -> new Entry(record, values.deserialize(TOPIC, record.value())))
                    .toList();
        }
    }
}
