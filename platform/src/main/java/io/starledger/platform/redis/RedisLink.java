package io.starledger.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One connection that is made when it is first wanted and made again while Redis is away, without
 * anybody waiting for it; once made, the client itself keeps it up.
 */
public final class RedisLink implements AutoCloseable {
    private static final long RETRY_NANOS = Duration.ofMillis(500).toNanos();

    private final RedisClient client;
    private final RedisURI uri;
    private final AtomicReference<
                    @Nullable CompletableFuture<StatefulRedisConnection<String, String>>>
            attempt = new AtomicReference<>();
    private volatile long attemptedAt;

    public RedisLink(RedisClient client, RedisSettings settings) {
        this.client = client;
        this.uri = RedisURI.create(settings.uri());
        this.uri.setTimeout(settings.writeTimeout());
    }

    /** The commands of the connection; empty while there is none. */
    public Optional<RedisAsyncCommands<String, String>> commands() {
        CompletableFuture<StatefulRedisConnection<String, String>> current = attempt.get();
        if (current != null && current.isDone() && !current.isCompletedExceptionally()) {
            return Optional.of(current.resultNow().async());
        }
        if (current == null
                || (current.isDone() && System.nanoTime() - attemptedAt > RETRY_NANOS)) {
            connect(current);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        CompletableFuture<StatefulRedisConnection<String, String>> current = attempt.get();
        if (current != null && current.isDone() && !current.isCompletedExceptionally()) {
            current.resultNow().close();
        }
    }

    private void connect(
            @Nullable CompletableFuture<StatefulRedisConnection<String, String>> failed) {
        CompletableFuture<StatefulRedisConnection<String, String>> next = new CompletableFuture<>();
        if (attempt.compareAndSet(failed, next)) {
            attemptedAt = System.nanoTime();
            var unused =
                    client.connectAsync(StringCodec.UTF8, uri)
                            .whenComplete(
                                    (connection, failure) -> {
                                        if (failure == null) {
                                            next.complete(connection);
                                        } else {
                                            next.completeExceptionally(failure);
                                        }
                                    });
        }
    }
}
