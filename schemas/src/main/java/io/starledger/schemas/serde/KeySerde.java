package io.starledger.schemas.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.RecordKey;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** A typed key as its text. */
record KeySerde<K extends RecordKey>(Function<String, K> parser) implements Serde<K> {

    @Override
    public Serializer<K> serializer() {
        return (_, key) -> key.toString().getBytes(UTF_8);
    }

    @Override
    public Deserializer<K> deserializer() {
        return this::parse;
    }

    private K parse(String topic, byte @Nullable [] key) {
        if (key == null) {
            throw new SerializationException("expected a key on " + topic + " but there was none");
        }
        try {
            return parser.apply(new String(key, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("expected another key on " + topic, e);
        }
    }
}
