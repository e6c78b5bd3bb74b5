package io.starledger.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestTopic;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.kafka.Throttle;
import io.starledger.schemas.serde.Serdes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A topology under the settings of all, exactly-once, on a real broker. */
class RunningTopologiesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir static Path state;

    private final TestTopic in = TestTopic.made();
    private final TestTopic out = TestTopic.made();
    private final RunningTopologies topologies =
            new RunningTopologies(
                    List.of(
                            new TopologyDefinition(
                                    in.topic().name() + "-copy",
                                    copy(RealParts.serdes()),
                                    in.topic().deadLetters())),
                    new StreamsConfiguration.Properties(
                            RealParts.kafka(),
                            new StreamsSettings(
                                    state,
                                    1,
                                    Duration.ofMillis(30),
                                    "exactly_once_v2",
                                    DataSize.ofMegabytes(8),
                                    DataSize.ofMegabytes(1),
                                    DataSize.ofMegabytes(1)),
                            Birth.FIRST,
                            new Throttle(null),
                            new SimpleMeterRegistry()));

    @AutoClose
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RealParts.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    @AfterEach
    void stop() {
        topologies.stop();
    }

    @Test
    void aPoisonRecordIsKeptWithItsCauseAndThePartitionMovesOn() {
        // given
        byte[] good = value();
        byte[] poison = "poison".getBytes(UTF_8);

        // when
        send(good);
        send(poison);
        send(good);
        send(poison);
        topologies.start();

        // then
        await().atMost(LIMIT).until(() -> in.deadLetters().size() >= 2);
        await().atMost(LIMIT).until(() -> out.records().size() >= 2);
        await().atMost(LIMIT).until(topologies::areProcessing);
        assertThat(out.records()).extracting(ConsumerRecord::value).containsExactly(good, good);
        List<ConsumerRecord<byte[], byte[]>> letters = in.deadLetters();
        assertThat(letters).extracting(ConsumerRecord::value).containsExactly(poison, poison);
        assertThat(letters)
                .extracting(letter -> header(letter, "offset"))
                .containsExactly("1", "3");
        assertThat(header(letters.getFirst(), "exception")).endsWith("SerializationException");
        assertThat(header(letters.getFirst(), "topic")).isEqualTo(in.topic().name());
    }

    private Topology copy(Serdes serdes) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        in.topic().name(),
                        Consumed.with(Serdes.keyOf(in.topic()), serdes.valueOf(in.topic())))
                .to(
                        out.topic().name(),
                        Produced.with(Serdes.keyOf(out.topic()), serdes.valueOf(out.topic())));
        return builder.build();
    }

    private byte[] value() {
        return RealParts.serdes()
                .valueSerializer(in.topic())
                .serialize(in.topic().name(), in.fact("item-1").value());
    }

    private void send(byte[] value) {
        byte[] key = TestTopic.item("item-1").toString().getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(in.topic().name(), 0, key, value));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }
}
