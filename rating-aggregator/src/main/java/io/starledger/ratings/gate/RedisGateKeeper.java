package io.starledger.ratings.gate;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.starledger.platform.redis.RedisLink;

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
 * Raises the floors before the PostgreSQL view commits. While Redis does not answer the gate stays
 * closed, which costs the writer one wait for the last promise to run out and then nothing. Used by
 * one thread.
 */
public final class RedisGateKeeper {
    private static final Logger log = LoggerFactory.getLogger(RedisGateKeeper.class);
    private static final Duration TERM = Duration.ofSeconds(1);
    private static final Duration CLOCK_SKEW = Duration.ofMillis(200);
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
    private final InstantSource clock;
    private Instant promisedUntil;
    private boolean open = true;
    private @Nullable RedisFuture<String> probe;

    public RedisGateKeeper(RedisLink redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
        this.promisedUntil = clock.instant().plus(TERM);
    }

    /** Somebody else may have promised until now what this keeper knows nothing of. */
    public void takeOver() {
        promisedUntil = clock.instant().plus(TERM);
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
        Optional<RedisAsyncCommands<String, String>> commands = redis.commands();
        if (commands.isEmpty()) {
            return false;
        }
        Instant until = clock.instant().plus(TERM);
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(until.toEpochMilli()));
        floors.forEach(
                (partition, next) -> {
                    arguments.add(partition.toString());
                    arguments.add(next.toString());
                });
        promisedUntil = until;
        return isDone(
                commands.get()
                        .eval(
                                RAISE,
                                ScriptOutputType.INTEGER,
                                new String[] {RedisGateKeys.GATE},
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
            probe = redis.commands().map(RedisAsyncCommands::ping).orElse(null);
            return false;
        }
        if (!sent.isDone()) {
            return false;
        }
        probe = null;
        return sent.getError() == null;
    }

    private void waitForPromisesToRunOut() {
        Instant over = promisedUntil.plus(CLOCK_SKEW);
        while (clock.instant().isBefore(over) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.between(clock.instant(), over).toNanos());
        }
    }
}
