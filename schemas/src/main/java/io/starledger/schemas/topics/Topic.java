package io.starledger.schemas.topics;

import io.starledger.schemas.ids.RecordKey;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A topic {@code <domain>.<noun>.v<N>}: its key's parser, its value's Avro class, its partition
 * count (fixed for the version) and its retention.
 */
public record Topic<K extends RecordKey, V extends SpecificRecord>(
        String name,
        Function<String, K> keyParser,
        Class<V> valueType,
        int partitions,
        Retention retention) {
    private static final Pattern GENERATION = Pattern.compile("\\.g\\d+$");
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    /**
     * The topic that a generation writes in this one's place: the first writes this one, and the
     * others one each, named {@code <name>.g<number>}.
     */
    public Topic<K, V> ofGeneration(int number) {
        return number == 1
                ? this
                : new Topic<>(name + ".g" + number, keyParser, valueType, partitions, retention);
    }

    /**
     * Where records of this topic, whichever generation writes it, go that cannot be read: the
     * bytes as they were, the cause in headers.
     */
    public String deadLetters() {
        return GENERATION.matcher(name).replaceFirst("") + ".dlq";
    }

    /** The settings this topic must have on the broker. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(retention.settings());
        settings.put("message.timestamp.type", "CreateTime");
        settings.put("compression.type", "producer");
        return Map.copyOf(settings);
    }

    /** The settings its dead-letter topic must have. */
    public Map<String, String> deadLetterSettings() {
        return new Retention.For(DEAD_LETTERS_KEPT).settings();
    }
}
