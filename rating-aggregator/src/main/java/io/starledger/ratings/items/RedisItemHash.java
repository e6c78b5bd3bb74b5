package io.starledger.ratings.items;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.starledger.platform.redis.RedisSession.HashFields;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An item in Redis: a hash at {@code ratings:item:{tenant/item}} with its position, revision, five
 * counts and {@code updated_at} in milliseconds. One script writes it, and only over an older
 * position.
 */
public final class RedisItemHash {
    private static final List<String> FIELDS =
            List.of(
                    "revision",
                    "count_1",
                    "count_2",
                    "count_3",
                    "count_4",
                    "count_5",
                    "updated_at");
    private static final String WRITE =
            """
            local known = redis.call('HGET', KEYS[1], 'source_offset')
            if not known or tonumber(known) < tonumber(ARGV[2]) then
              redis.call('HSET', KEYS[1], 'source_partition', ARGV[1], 'source_offset', ARGV[2], 'revision', ARGV[3],
                'count_1', ARGV[4], 'count_2', ARGV[5], 'count_3', ARGV[6], 'count_4', ARGV[7], 'count_5', ARGV[8],
                'updated_at', ARGV[9])
            end
            return 1
            """;

    private RedisItemHash() {}

    static String key(ItemKey item) {
        return "ratings:item:{" + item + "}";
    }

    /** The digest under which {@link #write} finds its script; loads it where it is missing. */
    public static RedisFuture<String> loadScript(RedisAsyncCommands<String, String> redis) {
        return redis.scriptLoad(WRITE);
    }

    public static RedisFuture<Long> write(
            RedisAsyncCommands<String, String> redis, String digest, ItemRow row) {
        ItemCounts counts = row.counts();
        Histogram histogram = counts.histogram();
        return redis.evalsha(
                digest,
                ScriptOutputType.INTEGER,
                new String[] {key(row.key())},
                Integer.toString(row.position().partition()),
                Long.toString(row.position().offset()),
                Long.toString(counts.revision()),
                Long.toString(histogram.ones()),
                Long.toString(histogram.twos()),
                Long.toString(histogram.threes()),
                Long.toString(histogram.fours()),
                Long.toString(histogram.fives()),
                counts.updatedAt() == null ? "" : Long.toString(counts.updatedAt().toEpochMilli()));
    }

    /** What to read for an item. */
    static HashFields of(ItemKey item) {
        return new HashFields(key(item), FIELDS);
    }

    /** Empty if Redis has no such item, which does not mean that there is none. */
    static Optional<ItemCounts> parse(List<@Nullable String> values) {
        if (values.contains(null)) {
            return Optional.empty();
        }
        return Optional.of(
                new ItemCounts(
                        new Histogram(
                                number(values, 1),
                                number(values, 2),
                                number(values, 3),
                                number(values, 4),
                                number(values, 5)),
                        number(values, 0),
                        instant(Objects.requireNonNull(values.get(6)))));
    }

    private static long number(List<@Nullable String> values, int index) {
        return Long.parseLong(Objects.requireNonNull(values.get(index)));
    }

    private static @Nullable Instant instant(String millis) {
        return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
