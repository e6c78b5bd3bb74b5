package io.starledger.ratings.gate;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * How far the Redis view has come, kept beside it. Moved only from where the writer knew it to be:
 * a Redis that came back with an older file refuses, and the writer reads the topic again from
 * there.
 */
public final class RedisWrittenOffsets {
    private static final String ADVANCE =
            """
            for i = 1, #ARGV, 3 do
              if (redis.call('HGET', KEYS[1], 'written:' .. ARGV[i]) or '0') ~= ARGV[i + 1] then
                return 0
              end
            end
            for i = 1, #ARGV, 3 do
              redis.call('HSET', KEYS[1], 'written:' .. ARGV[i], ARGV[i + 2])
            end
            return 1
            """;

    private RedisWrittenOffsets() {}

    /** From one offset to another; the same twice to ask whether it still stands there. */
    public record Move(long from, long to) {}

    /** The next offset of each partition, 0 where none is known. */
    public static CompletionStage<Map<Integer, Long>> read(
            RedisAsyncCommands<String, String> redis,
            RedisNames names,
            Collection<Integer> partitions) {
        List<Integer> asked = List.copyOf(partitions);
        RedisFuture<List<KeyValue<String, String>>> fields =
                redis.hmget(
                        names.gate(),
                        asked.stream().map(RedisNames::written).toArray(String[]::new));
        return fields.thenApply(
                found -> {
                    Map<Integer, Long> offsets = new HashMap<>();
                    for (int i = 0; i < asked.size(); i++) {
                        offsets.put(asked.get(i), Long.parseLong(found.get(i).getValueOrElse("0")));
                    }
                    return offsets;
                });
    }

    /** Makes all moves, or none and answers false if one does not begin where Redis stands. */
    public static CompletionStage<Boolean> advance(
            RedisAsyncCommands<String, String> redis, RedisNames names, Map<Integer, Move> moves) {
        List<String> arguments = new ArrayList<>();
        moves.forEach(
                (partition, move) -> {
                    arguments.add(partition.toString());
                    arguments.add(Long.toString(move.from()));
                    arguments.add(Long.toString(move.to()));
                });
        RedisFuture<Long> done =
                redis.eval(
                        ADVANCE,
                        ScriptOutputType.INTEGER,
                        new String[] {names.gate()},
                        arguments.toArray(String[]::new));
        return done.thenApply(moved -> moved == 1);
    }
}
