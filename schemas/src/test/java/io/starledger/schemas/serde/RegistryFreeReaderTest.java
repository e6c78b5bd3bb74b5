package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.events.SchemaCatalogue;
import io.starledger.schemas.events.SchemaFingerprint;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.UUID;

class RegistryFreeReaderTest {
    private static final String SCHEMA = SchemaFingerprint.of(RatingComment.getClassSchema()).uri();
    private static final RatingComment COMMENT =
            RatingComment.newBuilder()
                    .setRatingId(new UUID(1, 2))
                    .setTenantId(new UUID(3, 4))
                    .setItemId("item")
                    .setUserId("user")
                    .setText("Größer!")
                    .build();

    private final RegistryFreeReader reader = new RegistryFreeReader(SchemaCatalogue.shipped());
    private final byte[] bytes = GoldenWriter.encode(COMMENT);

    @Test
    void readsFieldsAsAvroStoresThem() {
        GenericRecord read = reader.read(SCHEMA, bytes);

        assertThat(read.get("tenant_id")).isEqualTo("00000000-0000-0003-0000-000000000004");
        assertThat(read.get("text")).isEqualTo("Größer!");
    }

    @Test
    void refusesASchemaItDoesNotKnow() {
        assertThatThrownBy(() -> reader.read("urn:avro:crc-64:0000000000000001", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage(
                        "expected a schema of this build but was urn:avro:crc-64:0000000000000001");
        assertThatThrownBy(() -> reader.read("nonsense", bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesBytesThatAreNoSuchRecord() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reader.read(SCHEMA, truncated))
                    .isInstanceOf(SerializationException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> reader.read(SCHEMA, longer))
                .isInstanceOf(SerializationException.class);
    }
}
