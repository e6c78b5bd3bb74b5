package io.starledger.ratings.items;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.starledger.platform.redis.RedisSession.HashFields;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.schemas.ids.ItemKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item in Redis: a hash at {@code ratings:item:{tenant/item}}, of a later generation at {@code
 * ratings-gN:item:{tenant/item}}, with its position and, in the one field that readers want, its
 * revision, five counts and {@code updated_at} in milliseconds ({@code -} for none), separated by
 * spaces. One script writes it, and only over an older position.
 */
public final class RedisItemHash {
    private static final List<String> FIELDS = List.of("item");
    private static final String NEVER = "-";
    private static final String WRITE =
            """
            local known = redis.call('HGET', KEYS[1], 'source_offset')
            if not known or tonumber(known) < tonumber(ARGV[2]) then
              redis.call('HSET', KEYS[1], 'source_partition', ARGV[1], 'source_offset', ARGV[2], 'item', ARGV[3])
            end
            return 1
            """;

    private RedisItemHash() {}

    /** The digest under which {@link #write} finds its script; loads it where it is missing. */
    public static RedisFuture<String> loadScript(RedisAsyncCommands<String, String> redis) {
        return redis.scriptLoad(WRITE);
    }

    public static RedisFuture<Long> write(
            RedisAsyncCommands<String, String> redis,
            RedisNames names,
            String digest,
            ItemRow row) {
        return redis.evalsha(
                digest,
                ScriptOutputType.INTEGER,
                new String[] {names.item(row.key())},
                Integer.toString(row.position().partition()),
                Long.toString(row.position().offset()),
                text(row.counts()));
    }

    /** What to read for an item. */
    static HashFields of(RedisNames names, ItemKey item) {
        return new HashFields(names.item(item), FIELDS);
    }

    /** Empty if Redis has no such item, which does not mean that there is none. */
    static Optional<ItemCounts> parse(List<@Nullable String> values) {
        String text = values.getFirst();
        return text == null ? Optional.empty() : Optional.of(parse(text));
    }

    static String text(ItemCounts counts) {
        Histogram histogram = counts.histogram();
        Instant updatedAt = counts.updatedAt();
        return counts.revision()
                + " "
                + histogram.ones()
                + " "
                + histogram.twos()
                + " "
                + histogram.threes()
                + " "
                + histogram.fours()
                + " "
                + histogram.fives()
                + " "
                + (updatedAt == null ? NEVER : updatedAt.toEpochMilli());
    }

    static ItemCounts parse(String text) {
        String[] parts = text.split(" ", -1);
        return new ItemCounts(
                new Histogram(
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        Long.parseLong(parts[4]),
                        Long.parseLong(parts[5])),
                Long.parseLong(parts[0]),
                parts[6].equals(NEVER) ? null : Instant.ofEpochMilli(Long.parseLong(parts[6])));
    }
}
