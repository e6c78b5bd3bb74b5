package io.starledger.schemas.serde;

import io.starledger.schemas.history.SchemaHistory;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One committed file of bytes and what it decodes to. The bytes are a record's value as it stood on
 * a topic once: never changed, never made again.
 *
 * @param version of the schema it was written with
 * @param name of the case
 */
record Golden(int version, String name, SpecificRecord expected) {
    static final Path FOLDER = Path.of("src/test/resources/golden");
    static final int SCHEMA_ID = 42;

    Path file() {
        return FOLDER.resolve(recordName()).resolve(version + "-" + name + ".bin");
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Schema writerSchema() {
        return SchemaHistory.versionsOf(recordName()).get(version - 1);
    }

    String recordName() {
        return expected.getSchema().getName();
    }

    @Override
    public String toString() {
        return recordName() + " version " + version + ", " + name;
    }
}
