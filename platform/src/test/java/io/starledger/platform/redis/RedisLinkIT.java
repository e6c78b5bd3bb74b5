package io.starledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.Timer;
import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

class RedisLinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Sooner than anything that waits for Redis. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final int QUEUE = 50;

    private final RedisSettings settings =
            new RedisSettings(
                    RealParts.stack().addresses().redisUri(),
                    Duration.ofMillis(50),
                    TIMEOUT,
                    QUEUE,
                    TIMEOUT);
    private final RedisConfiguration configuration = new RedisConfiguration();
    private final Timer timer = configuration.redisTimer();
    private final ClientResources resources = configuration.redisResources(timer);
    private final RedisClient client = configuration.redisClient(resources, settings);
    private final RedisLink link = new RedisLink(client, settings, settings.writeTimeout());
    private final Part redis = RealParts.stack().redis();

    @AfterEach
    void close() {
        redis.thaw();
        link.close();
        client.shutdown(Duration.ZERO, TIMEOUT);
        var _ = resources.shutdown();
        timer.stop();
    }

    @Test
    void aSessionIsMadeWhenItIsFirstWantedAndNobodyWaitsForIt() {
        // when
        assertThat(link.session()).isEmpty();

        // then
        RedisSession session = made();
        assertThat(session.connection().sync().ping()).isEqualTo("PONG");
        assertThat(link.session()).containsSame(session);
    }

    @Test
    void aKilledRedisEndsTheSessionAndTheNextOneComesByItself() {
        // given
        RedisSession before = made();

        // when
        redis.kill();

        // then
        soon().until(() -> link.session().isEmpty());
        assertThatThrownBy(() -> before.connection().sync().ping())
                .isInstanceOf(RedisException.class);

        // when
        redis.start();

        // then
        RedisSession after = made();
        assertThat(after.since()).isAfter(before.since());
        assertThat(after.connection().sync().ping()).isEqualTo("PONG");
        assertThatThrownBy(() -> before.connection().sync().ping())
                .isInstanceOf(RedisException.class);
    }

    @Test
    void aFrozenRedisGivesNoSessionAndTheNextOneComesByItself() {
        // given
        redis.freeze();

        // then
        await().during(TIMEOUT.multipliedBy(3)).atMost(PATIENCE).until(() -> isEmptyAtOnce());

        // when
        redis.thaw();

        // then
        assertThat(made().connection().sync().ping()).isEqualTo("PONG");
    }

    @Test
    void aCommandThatAFrozenRedisDoesNotAnswerEndsInTime() {
        // given
        RedisSession session = made();

        // when
        redis.freeze();

        // then
        assertThatThrownBy(() -> session.connection().sync().ping())
                .isInstanceOf(RedisCommandTimeoutException.class);
        redis.thaw();
        assertThat(session.connection().sync().ping()).isEqualTo("PONG");
    }

    @Test
    void oneMoreCommandThanMayWaitFailsAtOnce() {
        // given
        RedisSession session = made(new RedisLink(client, settings, PATIENCE));
        redis.freeze();
        List<RedisFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < QUEUE; i++) {
            waiting.add(session.commands().ping());
        }

        // when
        RedisFuture<String> oneMore = session.commands().ping();

        // then
        assertThat(oneMore.toCompletableFuture())
                .failsWithin(AT_ONCE)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("size exceeded");
        redis.thaw();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.toCompletableFuture()).succeedsWithin(PATIENCE));
    }

    @Test
    void aClosedLinkLeavesNoConnection() {
        // given
        RedisSession session = made();

        // when
        link.close();

        // then
        soon().until(() -> !session.isOpen());
    }

    private RedisSession made() {
        return made(link);
    }

    private static RedisSession made(RedisLink link) {
        soon().until(() -> link.session().isPresent());
        return link.session().orElseThrow();
    }

    private boolean isEmptyAtOnce() {
        long begun = System.nanoTime();
        return link.session().isEmpty() && System.nanoTime() - begun < AT_ONCE.toNanos();
    }

    private static ConditionFactory soon() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }
}
