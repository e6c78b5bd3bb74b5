package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.RatingComment;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

class AvroSerdeTest {
    private static final String TOPIC = "ratings.comments.v1";
    private static final RatingComment COMMENT =
            RatingComment.newBuilder()
                    .setRatingId(new UUID(1, 2))
                    .setTenantId(new UUID(3, 4))
                    .setItemId("item")
                    .setUserId("user")
                    .setText("Great.")
                    .build();

    private final FakeRegistry registry = new FakeRegistry();

    @AutoClose
    private final AvroSerializer<RatingComment> serializer =
            new AvroSerializer<>(registry.serializer(), RegistryCalls.PATIENT, RatingComment.class);

    @AutoClose
    private final AvroDeserializer<RatingComment> deserializer =
            new AvroDeserializer<>(
                    registry.deserializer(), RegistryCalls.PATIENT, RatingComment.class);

    @Test
    void readsWhatItWrites() {
        assertThat(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, COMMENT)))
                .isEqualTo(COMMENT);
    }

    @Test
    void writesTheBytesTheRegistrysSerializerWrites() {
        assertThat(serializer.serialize(TOPIC, COMMENT))
                .startsWith(0, 0, 0, 0, 1)
                .isEqualTo(new FakeRegistry().serializer().serialize(TOPIC, COMMENT));
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(serializer.serialize(TOPIC, null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, null)).isNull();
        assertThat(registry.questions()).isZero();
    }

    @Test
    void asksTheRegistryOncePerTopicAndOncePerSchemaId() {
        // when
        byte[] bytes = new byte[0];
        for (int i = 0; i < 100; i++) {
            bytes = serializer.serialize(TOPIC, COMMENT);
        }

        // then
        assertThat(registry.questions()).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            deserializer.deserialize(TOPIC, bytes);
        }
        assertThat(registry.questions()).isEqualTo(2);
        serializer.serialize("ratings.comments.v1.g2", COMMENT);
        assertThat(registry.questions()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource
    void bytesThatAreNoSuchRecordArePoison(byte[] poison) {
        // given
        serializer.serialize(TOPIC, COMMENT);

        // then
        assertPoison(poison);
    }

    @ParameterizedTest
    @MethodSource("bytesThatAreNoSuchRecordArePoison")
    void poisonIsPoisonAlsoOnceTheSchemaIsKnown(byte[] poison) {
        // given
        deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, COMMENT));

        // then
        assertPoison(poison);
    }

    static Stream<byte[]> bytesThatAreNoSuchRecordArePoison() {
        byte[] good = new FakeRegistry().serializer().serialize(TOPIC, COMMENT);
        byte[] otherMagic = good.clone();
        otherMagic[0] = 1;
        byte[] noUuid = good.clone();
        noUuid[8] = '!';
        byte[] unknownId = good.clone();
        unknownId[1] = 99;
        byte[] negativeId = good.clone();
        Arrays.fill(negativeId, 1, 5, (byte) 0xff);
        return Stream.of(
                new byte[0],
                new byte[] {0},
                new byte[] {0, 0, 0, 0},
                Arrays.copyOf(good, 5),
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                "{\"text\":\"Great.\"}".getBytes(UTF_8),
                otherMagic,
                noUuid,
                unknownId,
                negativeId,
                stringOfLength(-1),
                stringOfLength(1_000_000_000),
                stringOfLength(Long.MAX_VALUE));
    }

    @Test
    void goodRecordsAreReadAfterPoison() {
        byte[] good = requireNonNull(serializer.serialize(TOPIC, COMMENT));
        assertPoison(Arrays.copyOf(good, good.length - 1));

        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(COMMENT);
    }

    @Test
    void aRegistryThatIsAwayIsAPassingFault() {
        // given
        byte[] good = registry.serializer().serialize(TOPIC, COMMENT);
        registry.failWith(new UncheckedIOException(new ConnectException("refused")));

        // then
        assertThatThrownBy(() -> serializer.serialize(TOPIC, COMMENT))
                .satisfies(AvroSerdeTest::passes);
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, good))
                .satisfies(AvroSerdeTest::passes);
        registry.recover();
        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(COMMENT);
        assertThat(serializer.serialize(TOPIC, COMMENT)).endsWith("Great.".getBytes(UTF_8));
    }

    @Test
    @Timeout(30)
    void aRegistryThatIsFrozenIsAPassingFault() {
        // given
        CountDownLatch never = new CountDownLatch(1);
        var frozen =
                new AvroSerializer<>(
                        (_, _) -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new byte[0];
                        },
                        RegistryCalls.IMPATIENT,
                        RatingComment.class);

        // then
        assertThatThrownBy(() -> frozen.serialize(TOPIC, COMMENT)).satisfies(AvroSerdeTest::passes);
        frozen.close();
    }

    @Test
    void aLibraryInAnotherWireFormatIsRefused() {
        var eightByteIds =
                new AvroSerializer<>(
                        (_, _) -> new byte[] {7}, RegistryCalls.PATIENT, RatingComment.class);

        assertThatThrownBy(() -> eightByteIds.serialize(TOPIC, COMMENT))
                .isInstanceOf(SerializationException.class)
                .hasMessage(
                        "expected a value in Confluent's wire format (a zero byte and a four-byte"
                                + " schema id) but was 1 bytes beginning with 7");
        eightByteIds.close();
    }

    private void assertPoison(byte[] bytes) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("expected a ");
    }

    private static void passes(Throwable fault) {
        assertThat(fault)
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageStartingWith("expected the registry to answer for ratings.comments.v1");
    }

    /** A record of schema 1 whose first string claims {@code length} bytes and has three. */
    private static byte[] stringOfLength(long length) {
        ByteBuffer bytes = ByteBuffer.allocate(32).put(0, (byte) 0).putInt(1, 1).position(5);
        long rest = (length << 1) ^ (length >> 63);
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
        }
        bytes.put((byte) rest).put(new byte[] {'a', 'b', 'c'});
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
