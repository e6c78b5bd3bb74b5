package io.starledger.ratings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.Directories;
import io.starledger.embedded.testing.ScratchDirectory;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.DeadLetterHandler;
import io.starledger.platform.streams.InvalidRecordHandler;
import io.starledger.ratings.FixedRegistry;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

/** The words in which tests speak of the topology. */
final class RatingsDriver implements AutoCloseable {
    private final String applicationId = "ratings-" + UUID.randomUUID();
    private final Path state = ScratchDirectory.create("starledger-topology-");
    private final Serdes serdes = new Serdes(FixedRegistry.settings());
    private final Serializer<RatingEvent> values = serdes.valueSerializer(Topics.RATING_EVENTS);
    private final TopologyTestDriver driver =
            new TopologyTestDriver(
                    RatingsTopology.build(serdes, Generation.first()),
                    config(applicationId, state));
    private final TestInputTopic<byte[], byte[]> events =
            driver.createInputTopic(
                    Topics.RATING_EVENTS.name(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
    private final TestOutputTopic<RaterKey, CurrentRating> currents =
            output(Topics.CURRENT_RATINGS);
    private final TestOutputTopic<ItemKey, ItemAggregate> items = output(Topics.ITEM_AGGREGATES);
    private final TestOutputTopic<byte[], byte[]> deadLetters =
            driver.createOutputTopic(
                    Topics.RATING_EVENTS.deadLetters(),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());

    /** Under the key that the event names. */
    void publish(RatingEvent event, Instant acceptedAt) {
        publish(event, acceptedAt, new RecordHeaders());
    }

    void publish(RatingEvent event, Instant acceptedAt, Headers headers) {
        ItemKey key = new ItemKey(new TenantId(event.getTenantId()), new ItemId(event.getItemId()));
        publish(bytes(key), bytes(event), acceptedAt, headers);
    }

    void publish(
            byte @Nullable [] key, byte @Nullable [] value, Instant acceptedAt, Headers headers) {
        events.pipeInput(new TestRecord<>(key, value, headers, acceptedAt));
    }

    byte[] bytes(RatingEvent event) {
        return values.serialize(Topics.RATING_EVENTS.name(), event);
    }

    byte[] bytes(ItemKey key) {
        return Serdes.keyOf(Topics.RATING_EVENTS).serializer().serialize("", key);
    }

    TestRecord<ItemKey, ItemAggregate> nextItem() {
        return items.readRecord();
    }

    TestRecord<RaterKey, CurrentRating> nextCurrent() {
        return currents.readRecord();
    }

    TestRecord<byte[], byte[]> nextDeadLetter() {
        return deadLetters.readRecord();
    }

    void verifyItem(ItemKey key, ItemCounts counts, long offset) {
        TestRecord<ItemKey, ItemAggregate> emitted = nextItem();
        assertThat(emitted.key()).isEqualTo(key);
        assertThat(ItemAggregateCodec.countsOf(emitted.value())).isEqualTo(counts);
        assertThat(ItemAggregateCodec.positionOf(emitted.value()))
                .isEqualTo(new LogPosition(0, offset));
    }

    void verifyNothing() {
        assertThat(items.readRecordsToList()).isEmpty();
        assertThat(currents.readRecordsToList()).isEmpty();
        assertThat(deadLetters.readRecordsToList()).isEmpty();
    }

    @Override
    public void close() {
        driver.close();
        Directories.delete(state);
    }

    private <K extends RecordKey, V extends SpecificRecord> TestOutputTopic<K, V> output(
            Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(), Serdes.keyOf(topic).deserializer(), serdes.valueDeserializer(topic));
    }

    private static Properties config(String applicationId, Path state) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetterHandler.class);
        config.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                InvalidRecordHandler.class);
        config.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                Topics.RATING_EVENTS.deadLetters());
        return config;
    }
}
