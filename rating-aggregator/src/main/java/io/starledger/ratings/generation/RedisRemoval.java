package io.starledger.ratings.generation;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.starledger.ratings.gate.RedisNames;

/** Deletes all keys of a generation, a portion at a time. */
record RedisRemoval(RedisClient client) {
    private static final int PORTION = 1_000;

    /** Of keys that are gone already nothing happens. */
    void remove(RedisNames names) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> redis = connection.sync();
            ScanArgs pattern = ScanArgs.Builder.limit(PORTION).match(names.pattern());
            KeyScanCursor<String> found = redis.scan(pattern);
            unlink(redis, found);
            while (!found.isFinished()) {
                found = redis.scan(ScanCursor.of(found.getCursor()), pattern);
                unlink(redis, found);
            }
        }
    }

    private static void unlink(RedisCommands<String, String> redis, KeyScanCursor<String> found) {
        if (!found.getKeys().isEmpty()) {
            redis.unlink(found.getKeys().toArray(String[]::new));
        }
    }
}
