package io.starledger.cli.verify;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.starledger.platform.generation.Generation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The items of one generation in Redis: hashes at {@code ratings:item:{tenant/item}}. */
final class RedisView implements AutoCloseable {
    private static final String RATINGS = "ratings";
    private static final String ITEMS = ":item:";
    private static final String GATE = ":{items}:gate";
    private static final List<String> ITEM =
            List.of(
                    "revision",
                    "count_1",
                    "count_2",
                    "count_3",
                    "count_4",
                    "count_5",
                    "updated_at");
    private static final int PORTION = 1_000;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final String prefix;

    RedisView(String uri, Generation ratings) {
        prefix = ratings.named(RATINGS);
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(ANSWER);
        client = RedisClient.create(address);
        try {
            connection = client.connect();
        } catch (RedisException e) {
            client.shutdown();
            throw new StoreUnreadableException("Redis", e);
        }
    }

    /** The next offset of {@code ratings.items.v1} that the view will take. */
    long nextOffset(int partition) {
        try {
            String written = connection.sync().hget(prefix + GATE, "written:" + partition);
            return written == null ? 0 : Long.parseLong(written);
        } catch (RedisException e) {
            throw new StoreUnreadableException("Redis", e);
        }
    }

    /** A key that Redis tells twice while it grows or shrinks is taken once. */
    void forEach(Consumer<ViewRow> action) {
        ScanArgs args = ScanArgs.Builder.matches(prefix + ITEMS + "*").limit(PORTION);
        Set<String> told = new HashSet<>();
        try {
            KeyScanCursor<String> cursor = connection.sync().scan(args);
            while (true) {
                read(cursor.getKeys().stream().filter(told::add).toList(), action);
                if (cursor.isFinished()) {
                    return;
                }
                cursor = connection.sync().scan(cursor, args);
            }
        } catch (RedisException e) {
            throw new StoreUnreadableException("Redis", e);
        }
    }

    private void read(List<String> keys, Consumer<ViewRow> action) {
        List<RedisFuture<Map<String, String>>> hashes =
                keys.stream().map(connection.async()::hgetall).toList();
        for (int i = 0; i < keys.size(); i++) {
            action.accept(new ViewRow(itemOf(keys.get(i)), columns(await(hashes.get(i)))));
        }
    }

    private static Map<String, String> await(RedisFuture<Map<String, String>> answer) {
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreUnreadableException("Redis", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnreadableException("Redis", e);
        }
    }

    private String itemOf(String key) {
        String begin = prefix + ITEMS + "{";
        return key.startsWith(begin) && key.endsWith("}")
                ? key.substring(begin.length(), key.length() - 1)
                : key;
    }

    /** What the field {@code item} holds, in its order, beside the position. */
    private static Columns columns(Map<String, String> hash) {
        Map<String, String> columns = new HashMap<>(hash);
        String packed = columns.remove("item");
        if (packed != null) {
            String[] values = packed.split(" ", -1);
            for (int i = 0; i < ITEM.size() && i < values.length; i++) {
                columns.put(ITEM.get(i), values[i]);
            }
            columns.computeIfPresent("updated_at", (_, millis) -> instant(millis));
        }
        return new Columns(columns);
    }

    private static String instant(String millis) {
        return millis.equals("-")
                ? Columns.NULL
                : Instant.ofEpochMilli(Long.parseLong(millis)).toString();
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(0, ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }
}
