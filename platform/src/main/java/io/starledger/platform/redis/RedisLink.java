package io.starledger.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds a session that is made when it is first wanted, and another once Redis has ended it,
 * without anybody waiting for it.
 */
public final class RedisLink implements AutoCloseable {
    private static final long RETRY_NANOS = Duration.ofMillis(500).toNanos();

    private final RedisClient client;
    private final RedisURI uri;
    private final AtomicReference<@Nullable Attempt> attempt = new AtomicReference<>();

    /** To connect, begun at a time of {@link System#nanoTime}. */
    private record Attempt(CompletableFuture<RedisSession> session, long begun) {
        @Nullable RedisSession made() {
            return session.isDone() && !session.isCompletedExceptionally()
                    ? session.resultNow()
                    : null;
        }

        boolean mayBeRepeated() {
            return session.isDone() && System.nanoTime() - begun > RETRY_NANOS;
        }
    }

    /** {@code timeout} is that of each command sent on a session. */
    public RedisLink(RedisClient client, RedisSettings settings, Duration timeout) {
        this.client = client;
        this.uri = RedisURI.create(settings.uri());
        this.uri.setTimeout(timeout);
    }

    /** Empty while there is none. */
    public Optional<RedisSession> session() {
        Attempt current = attempt.get();
        RedisSession made = current == null ? null : current.made();
        if (made != null && made.isOpen()) {
            return Optional.of(made);
        }
        if (current == null || current.mayBeRepeated()) {
            connect(current);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        end(attempt.get());
    }

    private void connect(@Nullable Attempt over) {
        Attempt next = new Attempt(new CompletableFuture<>(), System.nanoTime());
        if (!attempt.compareAndSet(over, next)) {
            return;
        }
        end(over);
        var unused =
                client.connectAsync(StringCodec.UTF8, uri)
                        .whenComplete(
                                (connection, failure) -> {
                                    if (failure == null) {
                                        next.session.complete(
                                                new RedisSession(connection, Instant.now()));
                                    } else {
                                        next.session.completeExceptionally(failure);
                                    }
                                });
    }

    private static void end(@Nullable Attempt over) {
        RedisSession made = over == null ? null : over.made();
        if (made != null && made.isOpen()) {
            var unused = made.connection().closeAsync();
        }
    }
}
