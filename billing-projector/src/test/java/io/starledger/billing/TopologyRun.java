package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.Directories;
import io.starledger.embedded.testing.ScratchDirectory;
import io.starledger.platform.streams.DeadLetterHandler;
import io.starledger.platform.streams.InvalidRecordHandler;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;

/** A topology that runs in a test: what is published to its topics, and what it emits. */
public final class TopologyRun implements AutoCloseable {
    private final Serdes serdes = new Serdes(FixedRegistry.settings());
    private final Map<Topic<?, ?>, Serializer<?>> serializers = new HashMap<>();
    private final Path state = ScratchDirectory.create("starledger-topology-");
    private final Topology topology;
    private final TopologyTestDriver driver;

    public TopologyRun(Function<Serdes, Topology> building) {
        topology = building.apply(serdes);
        driver = new TopologyTestDriver(topology, config(state));
    }

    /** What Kafka Streams says of it. */
    public String described() {
        return topology.describe().toString().strip();
    }

    /** The file that stands beside the test. */
    public static String onRecord(String file) {
        try (InputStream golden = TopologyRun.class.getResourceAsStream("/" + file)) {
            return new String(Objects.requireNonNull(golden, file).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <K extends RecordKey, V extends SpecificRecord> void publish(
            Topic<K, V> topic, K key, @Nullable V value, Instant at) {
        publish(topic, key, value, at, new RecordHeaders());
    }

    public <K extends RecordKey, V extends SpecificRecord> void publish(
            Topic<K, V> topic, K key, @Nullable V value, Instant at, Headers headers) {
        publish(
                topic,
                new TestRecord<>(
                        Serdes.keyOf(topic).serializer().serialize(topic.name(), key),
                        value == null ? null : serializerOf(topic).serialize(topic.name(), value),
                        headers,
                        at));
    }

    /** One for all records: a new one asks the registry again. */
    @SuppressWarnings("unchecked") // put there for this topic
    private <V extends SpecificRecord> Serializer<V> serializerOf(Topic<?, V> topic) {
        return (Serializer<V>)
                serializers.computeIfAbsent(topic, _ -> serdes.valueSerializer(topic));
    }

    public void publish(Topic<?, ?> topic, TestRecord<byte[], byte[]> raw) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(raw);
    }

    /** What was emitted to {@code topic} since the last question. */
    public <K extends RecordKey, V extends SpecificRecord> List<TestRecord<K, V>> emitted(
            Topic<K, V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        Serdes.keyOf(topic).deserializer(),
                        serdes.valueDeserializer(topic))
                .readRecordsToList();
    }

    public List<TestRecord<byte[], byte[]>> deadLettersOf(Topic<?, ?> topic) {
        return driver.createOutputTopic(
                        topic.deadLetters(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Lets what waits for a moment without records be sent on. */
    public void pause(Duration time) {
        driver.advanceWallClockTime(time);
    }

    public static String header(TestRecord<?, ?> of, String name) {
        assertThat(of.headers().headers(name)).hasSize(1);
        return new String(of.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        driver.close();
        Directories.delete(state);
    }

    private static Properties config(Path state) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "billing-" + UUID.randomUUID());
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetterHandler.class);
        config.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                InvalidRecordHandler.class);
        config.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "of-internal-topics.dlq");
        return config;
    }
}
