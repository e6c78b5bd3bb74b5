package io.starledger.ratings.exports;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is at Kafka, and tries things.
 *
 * @param client what its clients are configured with
 */
record Principal(Map<String, Object> client) {
    static final Principal NOBODY = new Principal(Map.of());

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 20;

    /** How many records come first; 0 if none do for a while. */
    int read(String group, String topic) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("group.id", group);
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        config.put("isolation.level", "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            int found = 0;
            for (int polls = 0; polls < POLLS && found == 0; polls++) {
                found = consumer.poll(POLL).count();
            }
            return found;
        }
    }

    void beginTransactions(String id) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("transactional.id", id);
        try (var producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }

    /** Without an id of a producer, which needs a right of its own. */
    void write(ProducerRecord<byte[], byte[]> record) throws Exception {
        Map<String, Object> config = new HashMap<>(client);
        config.put("enable.idempotence", false);
        try (var producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
