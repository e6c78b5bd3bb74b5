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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Raises the floors of one shard before its PostgreSQL view commits. While Redis does not answer
 * the gate stays closed, which costs the writer one wait for the last promise to run out and then
 * nothing. Used by one thread.
 *
 * <p>The Redis view is let go first, for a moment: where it is behind a floor its readers have to
 * ask PostgreSQL, which costs a busy machine what it needs to catch up.
 */
public final class RedisGateKeeper {
    private static final Logger log = LoggerFactory.getLogger(RedisGateKeeper.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(5);
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
    private final Duration lead;
    private final InstantSource clock;
    private Instant promisedUntil;
    private boolean open = true;
    private boolean isLeadWasted;
    private @Nullable RedisFuture<String> probe;

    /** {@code lead} is how long the Redis view is waited for, once until it is there again. */
    public RedisGateKeeper(
            RedisLink redis, RedisNames names, String shard, Duration lead, InstantSource clock) {
        this.redis = redis;
        this.names = names;
        this.shard = shard;
        this.lead = lead;
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
            open = letRedisGoFirst(floors) && promise(floors);
        }
        if (!open) {
            waitForPromisesToRunOut();
        }
    }

    /** False if Redis does not say how far it is. */
    private boolean letRedisGoFirst(Map<Integer, Long> floors) {
        Instant over = clock.instant().plus(isLeadWasted ? Duration.ZERO : lead);
        while (true) {
            Optional<Map<Integer, Long>> written = written(floors.keySet());
            if (written.isEmpty()) {
                return false;
            }
            isLeadWasted =
                    floors.entrySet().stream()
                            .anyMatch(
                                    floor ->
                                            written.get().getOrDefault(floor.getKey(), 0L)
                                                    < floor.getValue());
            if (!isLeadWasted || !clock.instant().isBefore(over)) {
                return true;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Optional<Map<Integer, Long>> written(Set<Integer> partitions) {
        return partitions.isEmpty()
                ? Optional.of(Map.of())
                : redis.session()
                        .flatMap(
                                session ->
                                        answer(
                                                RedisWrittenOffsets.read(
                                                        session.commands(), names, partitions)));
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
        RedisFuture<Long> promise =
                session.get()
                        .commands()
                        .eval(
                                RAISE,
                                ScriptOutputType.INTEGER,
                                new String[] {names.gate()},
                                arguments.toArray(String[]::new));
        return answer(promise).isPresent();
    }

    private static <T> Optional<T> answer(CompletionStage<T> asked) {
        try {
            return Optional.of(
                    asked.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Redis does not answer, reads go to PostgreSQL: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
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
