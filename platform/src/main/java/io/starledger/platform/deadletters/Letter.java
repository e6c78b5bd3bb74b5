package io.starledger.platform.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.schemas.ids.OwnedKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A dead letter without what it holds: one record that one or more readers could not go on with.
 *
 * @param shelf where the newest of its records among the dead letters is, at {@code offset}
 * @param tenant whose record it is; null if its key does not tell
 * @param readers that buried it since it was retried last; none if that is not known
 */
public record Letter(
        TopicPartition shelf,
        long offset,
        Origin origin,
        Cause cause,
        @Nullable TenantId tenant,
        Instant firstSeen,
        Instant lastSeen,
        long tried,
        Set<String> readers) {
    private static final int MOST_MESSAGE = 200;
    private static final Map<String, Topic<?, ?>> CATALOGUE =
            Topics.all().stream().collect(Collectors.toUnmodifiableMap(Topic::name, it -> it));

    /**
     * Why it is dead.
     *
     * @param message the beginning of what was said
     * @param hash equal for what failed in the same way at the same place
     */
    public record Cause(String exception, String message, String hash) {}

    /** A record that says nothing of its origin is one of the topic it is in. */
    static Letter of(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        Origin here = new Origin(record.topic(), record.partition(), record.offset());
        @Nullable String named = LetterHeader.ORIGIN.in(headers);
        Origin origin = named == null ? here : Origin.parse(named).orElse(here);
        @Nullable String reader = LetterHeader.READER.in(headers);
        Instant buried = Instant.ofEpochMilli(record.timestamp());
        return new Letter(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                origin,
                new Cause(
                        text(headers, LetterHeader.EXCEPTION),
                        cut(text(headers, LetterHeader.MESSAGE)),
                        text(headers, LetterHeader.STACK_HASH)),
                tenantOf(origin.topic(), record.key()),
                LetterHeader.FIRST_SEEN.instant(headers, buried),
                LetterHeader.LAST_SEEN.instant(headers, buried),
                LetterHeader.TRIED.number(headers, 1),
                reader == null ? Set.of() : Set.of(reader));
    }

    /** Both of one origin, {@code later} in the log. */
    Letter and(Letter later) {
        Set<String> both = new TreeSet<>(readers);
        both.addAll(later.readers);
        return new Letter(
                later.shelf,
                later.offset,
                origin,
                later.cause,
                tenant,
                firstSeen.isBefore(later.firstSeen) ? firstSeen : later.firstSeen,
                later.lastSeen.isAfter(lastSeen) ? later.lastSeen : lastSeen,
                Math.max(tried, later.tried),
                both);
    }

    static @Nullable Topic<?, ?> topic(String name) {
        return CATALOGUE.get(name);
    }

    private static @Nullable TenantId tenantOf(String topic, byte @Nullable [] key) {
        Topic<?, ?> source = topic(topic);
        if (source == null || key == null) {
            return null;
        }
        try {
            RecordKey parsed = source.keyParser().apply(new String(key, UTF_8));
            return parsed instanceof OwnedKey owned ? owned.tenant() : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String text(Headers headers, LetterHeader header) {
        @Nullable String text = header.in(headers);
        return text == null ? "unknown" : text;
    }

    private static String cut(String message) {
        return message.length() <= MOST_MESSAGE ? message : message.substring(0, MOST_MESSAGE);
    }
}
