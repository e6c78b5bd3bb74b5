package io.starledger.ratings.gate;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSession;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Raises the floors of one shard before its PostgreSQL view commits. While Redis does not answer
 * the gate stays closed, which costs the writer one wait for the last promise to run out and then
 * nothing. Used by one thread.
 */
public final class RedisGateKeeper {
    private static final Logger log = LoggerFactory.getLogger(RedisGateKeeper.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final String RAISE =
            """
            for i = 2, #ARGV, 2 do
              local floor = tonumber(redis.call('HGET', KEYS[1], 'floor:' .. ARGV[i]) or '0')
              if floor <= tonumber(ARGV[i + 1]) then
                redis.call('HSET', KEYS[1], 'floor:' .. ARGV[i], ARGV[i + 1], 'until:' .. ARGV[i], ARGV[1])
              end
            end
            return 1
            """;

    private final RedisLink redis;
    private final RedisNames names;
    private final String shard;
    private final InstantSource clock;
    private Instant promisedUntil;
    private boolean open = true;
    private @Nullable RedisFuture<String> probe;

    public RedisGateKeeper(RedisLink redis, RedisNames names, String shard, InstantSource clock) {
        this.redis = redis;
        this.names = names;
        this.shard = shard;
        this.clock = clock;
        this.promisedUntil = clock.instant().plus(Permit.TERM);
    }

    /** Somebody else may have promised until now what this keeper knows nothing of. */
    public void takeOver() {
        promisedUntil = clock.instant().plus(Permit.TERM);
    }

    /**
     * Returns once no reader can use a Redis that is behind {@code floors}, the next offsets by
     * partition that PostgreSQL is about to reach.
     */
    public void raise(Map<Integer, Long> floors) {
        if (open || answers()) {
            open = promise(floors);
        }
        if (!open) {
            waitForPromisesToRunOut();
        }
    }

    private boolean promise(Map<Integer, Long> floors) {
        Optional<RedisSession> session = redis.session();
        if (session.isEmpty()) {
            return false;
        }
        Instant until = clock.instant().plus(Permit.TERM);
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(until.toEpochMilli()));
        floors.forEach(
                (partition, next) -> {
                    arguments.add(shard + ":" + partition);
                    arguments.add(next.toString());
                });
        promisedUntil = until;
        return isDone(
                session.get()
                        .commands()
                        .eval(
                                RAISE,
                                ScriptOutputType.INTEGER,
                                new String[] {names.gate()},
                                arguments.toArray(String[]::new)));
    }

    private boolean isDone(RedisFuture<?> promise) {
        try {
            promise.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Redis takes no promise, reads go to PostgreSQL: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean answers() {
        RedisFuture<String> sent = probe;
        if (sent == null) {
            probe = redis.session().map(session -> session.commands().ping()).orElse(null);
            return false;
        }
        if (!sent.isDone()) {
            return false;
        }
        probe = null;
        return sent.getError() == null;
    }

    private void waitForPromisesToRunOut() {
        Instant over = promisedUntil.plus(Permit.CLOCK_SKEW);
        while (clock.instant().isBefore(over)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted before a promise ran out");
            }
            LockSupport.parkNanos(Duration.between(clock.instant(), over).toNanos());
        }
    }
}
