package io.starledger.platform.generation;

import io.starledger.platform.burial.Birth;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.Map;

/**
 * One making of a projection from its topics' first event on. Whatever it writes has names of its
 * own, so that several stand beside each other; the first has the plain ones.
 *
 * @param number counted from 1, never used twice
 * @param settings what its rows depend on beside the log, fixed for its life
 * @param birth up to where its sources were read by others before it: no side effect comes of that
 */
public record Generation(int number, Map<String, String> settings, Birth birth) {
    public static final int FIRST = 1;

    public Generation {
        settings = Map.copyOf(settings);
    }

    /** The first one, of a projection that depends on the log alone. */
    public static Generation first() {
        return new Generation(FIRST, Map.of(), Birth.FIRST);
    }

    /** An application id, a consumer group or a prefix of keys. */
    public String named(String base) {
        return number == FIRST ? base : base + "-g" + number;
    }

    /** A schema of PostgreSQL. */
    public String schema(String base) {
        return number == FIRST ? base : base + "_g" + number;
    }

    /** The topic it writes in the place of {@code topic}. */
    public <K extends RecordKey, V extends SpecificRecord> Topic<K, V> of(Topic<K, V> topic) {
        return topic.ofGeneration(number);
    }

    /** Throws {@link IllegalStateException} if it was born without. */
    public String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "expected generation %d to have the setting %s but it has %s"
                            .formatted(number, name, settings.keySet()));
        }
        return value;
    }
}
