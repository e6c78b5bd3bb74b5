package io.starledger.platform.limits;

import io.github.bucket4j.redis.lettuce.RedisApi;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.BooleanOutput;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.starledger.platform.redis.GuardedRedis;

/**
 * The three commands of Bucket4j on a Redis that never makes anybody wait. A failure is always that
 * of the future: thrown, it would leave Bucket4j's queue of the bucket locked. Keys are objects
 * because Bucket4j makes an array of that.
 */
record RedisBucketApi(GuardedRedis redis) implements RedisApi<Object> {

    @Override
    @SuppressWarnings("unchecked") // all scripts of Bucket4j answer with a boolean
    public <V> RedisFuture<V> eval(
            String script, ScriptOutputType output, Object[] keys, byte[][] params) {
        CommandArgs<String, String> args = args().add(script).add(keys.length);
        for (Object key : keys) {
            args.addKey(key.toString());
        }
        for (byte[] param : params) {
            args.add(param);
        }
        CommandOutput<String, String, V> answer =
                (CommandOutput<String, String, V>) new BooleanOutput<>(StringCodec.UTF8);
        return redis.send(new Command<>(CommandType.EVAL, answer, args));
    }

    @Override
    public RedisFuture<byte[]> get(Object key) {
        return redis.send(
                new Command<>(
                        CommandType.GET,
                        new ByteArrayOutput<>(StringCodec.UTF8),
                        args().addKey(key.toString())));
    }

    @Override
    public RedisFuture<?> delete(Object key) {
        return redis.send(
                new Command<>(
                        CommandType.DEL,
                        new IntegerOutput<>(StringCodec.UTF8),
                        args().addKey(key.toString())));
    }

    private static CommandArgs<String, String> args() {
        return new CommandArgs<>(StringCodec.UTF8);
    }
}
