package io.starledger.schemas.serde;

import static java.util.Objects.requireNonNull;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Writes the golden files that are missing, with today's schemas: once, by hand, after a case or a
 * version was added to {@link GoldenRecords}. It never touches a file that exists.
 */
final class GoldenWriter {
    private GoldenWriter() {}

    static void writeMissing() throws IOException {
        for (Golden golden : GoldenRecords.all()) {
            if (Files.notExists(golden.file())) {
                Files.createDirectories(golden.file().getParent());
                Files.write(golden.file(), encode(golden.expected()));
            }
        }
    }

    /** The value as the production serializer writes it, with the schema id of all golden files. */
    static <V extends SpecificRecord> byte[] encode(V value) {
        @SuppressWarnings("unchecked") // a generated class is final
        Class<V> type = (Class<V>) value.getClass();
        FakeRegistry registry = FakeRegistry.knowing(Golden.SCHEMA_ID - 1, value.getSchema());
        try (var serializer =
                new AvroSerializer<>(registry.serializer(), RegistryCalls.PATIENT, type)) {
            return requireNonNull(serializer.serialize("golden", value));
        }
    }
}
