package io.starledger.ratings.gate;

import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.RunningService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** On a gate of its own; its clock goes on by a second each time somebody looks at it. */
@ExtendWith(RunningService.class)
final class RedisGateKeeperIT {
    private static final int PARTITION = 3;
    private static final int LEAD_IN_LOOKS = 500;
    private static final int FEW_LOOKS = 10;

    private final RedisNames names = new RedisNames("gate-of-" + UUID.randomUUID() + ":");
    private final RedisClient client = RunningService.bean(RedisClient.class);
    @AutoClose private final RedisLink link = link(client);
    @AutoClose private final StatefulRedisConnection<String, String> redis = client.connect();
    @AutoClose private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final AtomicInteger looks = new AtomicInteger();
    private final RedisGateKeeper keeper =
            new RedisGateKeeper(
                    link,
                    names,
                    "shard",
                    Duration.ofSeconds(LEAD_IN_LOOKS),
                    () -> Instant.ofEpochSecond(looks.getAndIncrement()));

    @BeforeEach
    void connect() {
        await().atMost(PATIENCE).until(() -> link.session().isPresent());
        written(6);
    }

    private static RedisLink link(RedisClient client) {
        RedisSettings settings = RunningService.bean(RedisSettings.class);
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    @Test
    void theRedisViewIsLetGoFirst() throws Exception {
        // given
        Future<?> raising = writer.submit(() -> keeper.raise(Map.of(PARTITION, 7L)));
        await().atMost(PATIENCE).until(() -> looks.get() > 3);
        String floorBefore = floor();

        // when
        written(7);
        raising.get();

        // then
        assertThat(floorBefore).isNull();
        assertThat(floor()).isEqualTo("7");
    }

    @Test
    void aRedisViewThatStaysBehindIsWaitedForOnceUntilItIsThereAgain() {
        // when
        keeper.raise(Map.of(PARTITION, 7L));
        int looksWhenBehind = looks.getAndSet(0);
        keeper.raise(Map.of(PARTITION, 8L));

        // then
        assertThat(floor()).isEqualTo("8");
        assertThat(looksWhenBehind).isGreaterThanOrEqualTo(LEAD_IN_LOOKS);
        assertThat(looks).hasValueLessThan(FEW_LOOKS);

        // when
        written(8);
        keeper.raise(Map.of(PARTITION, 8L));
        int looksWhenThere = looks.getAndSet(0);
        keeper.raise(Map.of(PARTITION, 9L));

        // then
        assertThat(looksWhenThere).isLessThan(FEW_LOOKS);
        assertThat(looks).hasValueGreaterThanOrEqualTo(LEAD_IN_LOOKS);
    }

    private void written(long next) {
        redis.sync().hset(names.gate(), RedisNames.written(PARTITION), Long.toString(next));
    }

    private String floor() {
        return redis.sync().hget(names.gate(), RedisNames.floor("shard", PARTITION));
    }
}
