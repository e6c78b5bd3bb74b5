package io.starledger.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.events.SchemaCatalogue;
import io.starledger.schemas.serde.RegistryFreeReader;

import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads records by the schema their header names, which every build ships. */
final class LogDecoder {
    private static final String DATA_SCHEMA = "ce_dataschema";

    private final RegistryFreeReader reader = new RegistryFreeReader(SchemaCatalogue.shipped());

    PlainEvent event(ConsumerRecord<byte[], byte[]> record) throws InvalidEventException {
        return PlainEvent.of(
                value(record),
                new PlainEvent.Place(key(record), record.timestamp(), record.offset()));
    }

    PlainComment comment(ConsumerRecord<byte[], byte[]> record) throws InvalidEventException {
        return new PlainComment(
                value(record).get("text").toString(), record.partition(), record.offset());
    }

    GenerationEvent decision(ConsumerRecord<byte[], byte[]> record) throws InvalidEventException {
        GenericRecord value = value(record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
            encoder.flush();
            return new SpecificDatumReader<GenerationEvent>(
                            value.getSchema(), GenerationEvent.getClassSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()));
        }
    }

    static String key(ConsumerRecord<byte[], byte[]> record) throws InvalidEventException {
        if (record.key() == null) {
            throw new InvalidEventException("expected a key but there was none");
        }
        return new String(record.key(), UTF_8);
    }

    private GenericRecord value(ConsumerRecord<byte[], byte[]> record)
            throws InvalidEventException {
        Header schema = record.headers().lastHeader(DATA_SCHEMA);
        if (schema == null || record.value() == null) {
            throw new InvalidEventException("expected a value and the header " + DATA_SCHEMA);
        }
        try {
            return reader.read(new String(schema.value(), UTF_8), record.value());
        } catch (SerializationException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()));
        }
    }
}
