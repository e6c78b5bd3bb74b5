package io.starledger.schemas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFingerprintTest {

    /** The vector for the schema "int" among Avro's own test data, schema-tests.txt. */
    @Test
    void agreesWithAvrosPublishedVector() {
        SchemaFingerprint fingerprint = SchemaFingerprint.of(Schema.create(Schema.Type.INT));

        assertThat(fingerprint.value()).isEqualTo(8247732601305521295L);
        assertThat(fingerprint.uri()).isEqualTo("urn:avro:crc-64:7275d51a3f395c8f");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x0123_4567_89ab_cdefL})
    void parsesWhatItWrites(long value) {
        SchemaFingerprint fingerprint = new SchemaFingerprint(value);

        assertThat(SchemaFingerprint.parse(fingerprint.uri())).isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:avro:crc-64:",
                "urn:avro:crc-64:1",
                "urn:avro:crc-64:7275D51A3F395C8F",
                "urn:avro:crc-64:7275d51a3f395c8f0",
                "urn:avro:crc-64:7275d51a3f395c8g",
                "urn:avro:sha-256:7275d51a3f395c8f",
                "https://example.com/schema.avsc"
            })
    void refusesEveryOtherUri(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaFingerprint.parse(uri))
                .withMessageStartingWith("expected a dataschema urn:avro:crc-64:");
    }
}
