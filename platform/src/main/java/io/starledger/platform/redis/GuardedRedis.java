package io.starledger.platform.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.RedisCommand;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Redis for commands that a request waits for. Each is answered within the timeout of the link or
 * fails; while Redis does not answer, it fails at once. Never blocks and never throws.
 */
public final class GuardedRedis implements AutoCloseable {
    private final RedisLink link;
    private final CircuitBreaker breaker;

    /** Begins to connect, so that the first command need not go without. */
    public GuardedRedis(RedisLink link, CircuitBreaker breaker) {
        this.link = link;
        this.breaker = breaker;
        var unused = link.session();
    }

    /** The command on its way, or failed with {@link RedisAwayException}. */
    public <T> AsyncCommand<String, String, T> send(RedisCommand<String, String, T> command) {
        AsyncCommand<String, String, T> sent = new AsyncCommand<>(command);
        Optional<RedisSession> session = link.session();
        if (session.isEmpty() || !breaker.tryAcquirePermission()) {
            sent.completeExceptionally(new RedisAwayException());
            return sent;
        }
        long begun = System.nanoTime();
        var unused = sent.whenComplete((_, failure) -> judge(failure, begun));
        try {
            session.get().connection().dispatch(sent);
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    @Override
    public void close() {
        link.close();
    }

    private void judge(@Nullable Throwable failure, long begun) {
        long taken = System.nanoTime() - begun;
        if (failure == null) {
            breaker.onSuccess(taken, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(taken, TimeUnit.NANOSECONDS, failure);
        }
    }
}
