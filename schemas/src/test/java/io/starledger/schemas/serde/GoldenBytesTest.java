package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.events.SchemaCatalogue;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.history.SchemaHistory;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Bytes once written stay readable, and mean what they meant. {@code -Dgolden.write} writes the
 * files that are missing first.
 */
class GoldenBytesTest {

    @BeforeAll
    static void writeWhatIsNew() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            GoldenWriter.writeMissing();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void todaysCodeReadsThemAsTheyWereMeant(Golden golden) {
        // given
        FakeRegistry registry = FakeRegistry.knowing(Golden.SCHEMA_ID, golden.writerSchema());
        var deserializer =
                new AvroDeserializer<>(
                        registry.deserializer(),
                        RegistryCalls.PATIENT,
                        golden.expected().getClass().asSubclass(SpecificRecord.class));

        // when
        SpecificRecord read = deserializer.deserialize("golden", golden.bytes());

        // then
        assertThat(read).isEqualTo(golden.expected());
        deserializer.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theyAreReadableWithoutARegistry(Golden golden) throws IOException {
        // given
        RegistryFreeReader reader = new RegistryFreeReader(SchemaCatalogue.shipped());

        // when
        GenericRecord read =
                reader.read(SchemaFingerprint.of(golden.writerSchema()).uri(), golden.bytes());

        // then
        assertThat(read.getSchema()).isEqualTo(golden.writerSchema());
        assertThat(encode(read)).isEqualTo(body(golden.bytes()));
    }

    @ParameterizedTest
    @MethodSource("ofNewestVersions")
    void todaysCodeWritesTheSameBytes(Golden golden) {
        assertThat(GoldenWriter.encode(golden.expected())).isEqualTo(golden.bytes());
    }

    @Test
    void everyVersionOfEveryRecordHasSome() {
        assertThat(all())
                .extracting(golden -> golden.recordName() + " " + golden.version())
                .containsAll(
                        SchemaHistory.records().stream()
                                .flatMap(GoldenBytesTest::versionsOf)
                                .toList());
    }

    @Test
    void everyFileHasAMeaning() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(all().stream().map(Golden::file).toList());
        }
    }

    static List<Golden> all() {
        return GoldenRecords.all();
    }

    static Stream<Golden> ofNewestVersions() {
        return all().stream()
                .filter(
                        golden ->
                                golden.version()
                                        == SchemaHistory.versionsOf(golden.recordName()).size());
    }

    private static byte[] encode(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        return out.toByteArray();
    }

    private static byte[] body(byte[] value) {
        return Arrays.copyOfRange(value, WireFormat.PREFIX_LENGTH, value.length);
    }

    private static Stream<String> versionsOf(String record) {
        List<Schema> versions = SchemaHistory.versionsOf(record);
        return IntStream.rangeClosed(1, versions.size()).mapToObj(n -> record + " " + n);
    }
}
