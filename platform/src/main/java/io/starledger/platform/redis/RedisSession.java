package io.starledger.platform.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * One connection, which is never made again: whatever is sent on it meets one and the same run of
 * Redis, or fails.
 *
 * @param since when it was made; that run of Redis had read its file by then
 */
public record RedisSession(StatefulRedisConnection<String, String> connection, Instant since) {
    public RedisAsyncCommands<String, String> commands() {
        return connection.async();
    }

    /** Fields of one hash. */
    public record HashFields(String key, List<String> fields) {}

    /**
     * Reads two hashes, the first before the second, with one write to the network. Once the second
     * is answered the first is.
     *
     * @param combine gets the values in the order of the fields, null where there is none
     */
    public <T> CompletionStage<T> readInOrder(
            HashFields first,
            HashFields second,
            BiFunction<List<@Nullable String>, List<@Nullable String>, T> combine) {
        AsyncCommand<String, String, List<@Nullable String>> one = read(first);
        AsyncCommand<String, String, List<@Nullable String>> other = read(second);
        connection.dispatch(List.of(one, other));
        return other.thenApply(values -> combine.apply(one.resultNow(), values));
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    private static AsyncCommand<String, String, List<@Nullable String>> read(HashFields hash) {
        return new AsyncCommand<>(
                new Command<>(
                        CommandType.HMGET,
                        new ValueListOutput<>(StringCodec.UTF8),
                        new CommandArgs<>(StringCodec.UTF8)
                                .addKey(hash.key)
                                .addValues(hash.fields)));
    }
}
