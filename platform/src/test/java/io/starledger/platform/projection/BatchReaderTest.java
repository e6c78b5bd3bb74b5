package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.burial.Burial;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class BatchReaderTest {
    private static final String TOPIC = Topics.ITEM_AGGREGATES.name();
    private static final String TOPOLOGY = "a-topology";
    private static final byte[] PREFIX = {0, 0, 0, 0, 1};
    private static final ItemKey OWN = lamp();
    private static final ItemKey FOREIGN = lamp();

    private final MockProducer<byte[], byte[]> deadLetters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void aPollCameAsFarAsTheLastRecordOfEachPartitionThoughItIsAnotherTenants() {
        // when
        Batch batch =
                reader().read(
                                List.of(
                                        record(0, FOREIGN, 3),
                                        record(0, OWN, 4),
                                        record(1, OWN, 7),
                                        record(1, FOREIGN, 8)));

        // then
        assertThat(batch.of(Topics.ITEM_AGGREGATES)).hasSize(2);
        assertThat(ends(batch)).containsExactlyInAnyOrder(4L, 8L);
    }

    @Test
    void whatCannotBeReadTellsNothingOfHowFarAPollCame() {
        // when
        Batch batch = reader().read(List.of(record(0, OWN, 4), poison(0, FOREIGN), poison(0, OWN)));

        // then
        assertThat(ends(batch)).containsExactly(4L);
        assertThat(batch.next()).isEqualTo(Map.of(new TopicPartition(TOPIC, 0), 1L));
        assertThat(deadLetters.history()).hasSize(1);
    }

    @Test
    void whatIsBuriedThoughItCanBeReadTellsHowFarItWas() {
        // when
        Batch batch = reader().bury(record(0, OWN, 5), new IllegalStateException("refused"));

        // then
        assertThat(batch.of(Topics.ITEM_AGGREGATES)).isEmpty();
        assertThat(ends(batch)).containsExactly(5L);
        assertThat(deadLetters.history()).hasSize(1);
    }

    @Test
    void aViewThatBuriesNothingPassesOverWhatItCannotRead() {
        // when
        Batch batch = reader(Optional.of(TOPOLOGY)).read(List.of(poison(0, OWN)));

        // then
        assertThat(batch.next()).isEqualTo(Map.of(new TopicPartition(TOPIC, 0), 1L));
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void aViewThatFollowsATopologyPassesOverWhatIsTriedAgainForOthers() {
        // given
        ConsumerRecord<byte[], byte[]> forOthers = record(0, OWN, 4);
        LetterHeader.FOR.put(forOthers.headers(), "others");
        ConsumerRecord<byte[], byte[]> forIt = record(0, OWN, 5);
        LetterHeader.FOR.put(forIt.headers(), "others," + TOPOLOGY);

        // when
        Batch batch = reader(Optional.of(TOPOLOGY)).read(List.of(forOthers, forIt));

        // then
        assertThat(batch.of(Topics.ITEM_AGGREGATES))
                .extracting(entry -> Objects.requireNonNull(entry.value()).getSourceOffset())
                .containsExactly(5L);
    }

    private static List<Long> ends(Batch batch) {
        return batch.ends(Topics.ITEM_AGGREGATES).stream()
                .map(end -> Objects.requireNonNull(end.value()).getSourceOffset())
                .toList();
    }

    private BatchReader reader() {
        return reader(Optional.empty());
    }

    private BatchReader reader(Optional<String> follows) {
        return new BatchReader(
                new View(follows),
                new Serdes(
                        new RegistrySettings(
                                ByteArraySerializer.class.getName(),
                                ItemSchema.class.getName(),
                                Map.of())),
                new DeadLetters(
                        deadLetters,
                        new Burial("a-view", InstantSource.system(), new SimpleMeterRegistry()),
                        Birth.FIRST));
    }

    private static ItemKey lamp() {
        return new ItemKey(new TenantId(UUID.randomUUID()), new ItemId("lamp"));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            int partition, ItemKey key, long sourceOffset) {
        return record(
                partition,
                key,
                bytes(
                        ItemAggregate.newBuilder()
                                .setTenantId(key.tenant().value())
                                .setItemId(key.item().value())
                                .setCount1(0)
                                .setCount2(0)
                                .setCount3(0)
                                .setCount4(0)
                                .setCount5(0)
                                .setRevision(0)
                                .setUpdatedAt(null)
                                .setSourcePartition(partition)
                                .setSourceOffset(sourceOffset)
                                .build()));
    }

    private static ConsumerRecord<byte[], byte[]> poison(int partition, ItemKey key) {
        return record(partition, key, "poison".getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, ItemKey key, byte[] value) {
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                0,
                0,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                value.length,
                key.toString().getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] bytes(ItemAggregate aggregate) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PREFIX);
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new SpecificDatumWriter<>(ItemAggregate.class).write(aggregate, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A registry's client that knows the one schema. */
    public static final class ItemSchema implements Deserializer<Object> {
        @Override
        public Object deserialize(String topic, byte[] bytes) {
            return new ItemAggregate();
        }
    }

    /** Of one tenant. */
    private record View(@Override Optional<String> follows) implements Projection {
        @Override
        public String name() {
            return "a-view";
        }

        @Override
        public List<Topic<?, ?>> topics() {
            return List.of(Topics.ITEM_AGGREGATES);
        }

        @Override
        public boolean takes(TenantId tenant) {
            return tenant.equals(OWN.tenant());
        }

        @Override
        public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
            return Map.of();
        }

        @Override
        public void write(Batch batch) {}
    }
}
