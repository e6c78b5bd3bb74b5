package io.starledger.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.Throttle;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** What becomes of a record that cannot be processed, under the settings of every topology. */
class DeadLetterTest {
    private static final String IN = "in.v1";
    private static final String OUT = "out.v1";
    private static final String DEAD_LETTERS = "in.v1.dlq";

    @TempDir static Path state;

    @AutoClose
    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), config());

    private final TestInputTopic<byte[], String> in =
            driver.createInputTopic(IN, new ByteArraySerializer(), new StringSerializer());
    private final TestOutputTopic<byte[], String> out =
            driver.createOutputTopic(OUT, new ByteArrayDeserializer(), new StringDeserializer());
    private final TestOutputTopic<byte[], byte[]> deadLetters =
            driver.createOutputTopic(
                    DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());

    @ParameterizedTest
    @CsvSource({
        "unreadable, org.apache.kafka.common.errors.SerializationException",
        "invalid, io.starledger.platform.streams.InvalidRecordException"
    })
    void aPoisonRecordIsKeptWithItsCauseAndTheNextGoesOn(String poison, String exception) {
        // when
        in.pipeInput("good");
        in.pipeInput(poison);
        in.pipeInput("better");

        // then
        assertThat(out.readValuesToList()).containsExactly("good", "better");
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo(poison);
        assertThat(header(letter, "exception")).isEqualTo(exception);
        assertThat(header(letter, "message")).isEqualTo("it is " + poison);
        assertThat(header(letter, "topic")).isEqualTo(IN);
        assertThat(header(letter, "partition")).isEqualTo("0");
        assertThat(header(letter, "offset")).isEqualTo("1");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry-away", "broker-away", "bug"})
    void aPassingFaultOrABugStopsTheTaskAndNothingIsLost(String fault) {
        // when
        assertThatThrownBy(() -> in.pipeInput(fault)).isInstanceOf(StreamsException.class);

        // then
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void aFaultIsPassingHoweverDeepItsCause() {
        assertThat(
                        PassingFaults.isPassing(
                                new StreamsException(new SerializationException(away()))))
                .isTrue();
        assertThat(PassingFaults.isPassing(new StreamsException(new IllegalStateException())))
                .isFalse();
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        IN,
                        Consumed.with(
                                Serdes.ByteArray(),
                                Serdes.serdeFrom(
                                        new StringSerializer(),
                                        (_, bytes) -> read(new String(bytes, UTF_8)))))
                .mapValues(DeadLetterTest::process)
                .to(OUT);
        return builder.build();
    }

    private static String read(String value) {
        return switch (value) {
            case "unreadable" -> throw new SerializationException("it is unreadable");
            case "registry-away" -> throw new SerializationException("cannot read", away());
            default -> value;
        };
    }

    private static String process(String value) {
        return switch (value) {
            case "invalid" -> throw new InvalidRecordException("it is invalid");
            case "broker-away" -> throw away();
            case "bug" -> throw new IllegalStateException("a bug");
            default -> value;
        };
    }

    private static RetriableException away() {
        return new RetriableException("away") {
            private static final long serialVersionUID = 1L;
        };
    }

    private static Properties config() {
        KafkaSettings kafka =
                new KafkaSettings(
                        "unused:9092",
                        Map.of(),
                        (short) 1,
                        new KafkaSettings.Registry("http://unused", null, null, Map.of()));
        StreamsSettings streams =
                new StreamsSettings(
                        state,
                        1,
                        Duration.ofMillis(30),
                        "at_least_once", // the driver drops what was sent before a transaction's
                        // first record
                        DataSize.ofMegabytes(8),
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1));
        Properties config = new Properties();
        config.putAll(
                new StreamsConfiguration.Properties(
                                kafka,
                                streams,
                                Birth.FIRST,
                                new Throttle(null),
                                new SimpleMeterRegistry())
                        .of(new TopologyDefinition("dead-letter-test", topology(), DEAD_LETTERS)));
        config.put("default.value.serde", Serdes.StringSerde.class);
        config.put("default.key.serde", Serdes.ByteArraySerde.class);
        return config;
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }
}
