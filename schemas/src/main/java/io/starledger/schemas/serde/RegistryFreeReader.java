package io.starledger.schemas.serde;

import io.starledger.schemas.events.SchemaCatalogue;
import io.starledger.schemas.events.SchemaFingerprint;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.errors.SerializationException;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a value as its header {@code ce_dataschema} says, with the schemas shipped with this build
 * and no registry. Strings are {@link String}; logical types stay as Avro stores them (a UUID is
 * text, an instant a long). Safe for use by many threads.
 */
public final class RegistryFreeReader {
    private final SchemaCatalogue catalogue;
    private final Map<String, DatumReader<GenericRecord>> readers = new ConcurrentHashMap<>();

    public RegistryFreeReader(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Throws {@link SerializationException} if no shipped schema has this uri, or {@code value} is
     * not a record of it behind a schema id of five bytes.
     */
    public GenericRecord read(String dataSchema, byte[] value) {
        DatumReader<GenericRecord> reader = readers.computeIfAbsent(dataSchema, this::readerFor);
        return WireFormat.record(dataSchema, value, reader);
    }

    private DatumReader<GenericRecord> readerFor(String dataSchema) {
        Schema schema =
                catalogue
                        .find(parse(dataSchema))
                        .orElseThrow(
                                () ->
                                        new SerializationException(
                                                "expected a schema of this build but was "
                                                        + dataSchema));
        return new StringReader(schema);
    }

    private static SchemaFingerprint parse(String dataSchema) {
        try {
            return SchemaFingerprint.parse(dataSchema);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("expected a schema of this build", e);
        }
    }

    /** Avro's fast reader would not ask {@link #findStringClass} and answer its own strings. */
    private static final class StringReader extends GenericDatumReader<GenericRecord> {
        StringReader(Schema schema) {
            super(schema, schema, new GenericData().setFastReaderEnabled(false));
        }

        @Override
        protected Class<?> findStringClass(Schema schema) {
            return String.class;
        }
    }
}
