package io.starledger.platform.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;

import java.time.Instant;

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

    boolean isOpen() {
        return connection.isOpen();
    }
}
