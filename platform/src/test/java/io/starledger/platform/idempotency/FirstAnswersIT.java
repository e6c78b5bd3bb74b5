package io.starledger.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.redis.ProcessRedis;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Two processes and one Redis. */
class FirstAnswersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_DAY = Duration.ofHours(24);

    /** For longer than anything here is waited for. */
    private static final IdempotencySettings LONG_UNDER_WAY =
            new IdempotencySettings(A_DAY, Duration.ofMinutes(5));

    private static final IdempotencySettings BRIEFLY_UNDER_WAY =
            new IdempotencySettings(A_DAY, Duration.ofSeconds(5));

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final KeyedRequest request = request("key", "POST /ratings {}");
    private final AtomicInteger effects = new AtomicInteger();
    private final ProcessRedis oneRedis = new ProcessRedis(ProcessRedis.LONG);
    private final ProcessRedis otherRedis = new ProcessRedis(ProcessRedis.LONG);
    private final ProcessRedis hurriedRedis = new ProcessRedis(ProcessRedis.BRIEF);
    private final FirstAnswers one = answers(oneRedis, LONG_UNDER_WAY);
    private final FirstAnswers other = answers(otherRedis, LONG_UNDER_WAY);
    private final Part redis = RealParts.stack().redis();

    @BeforeEach
    void connect() {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                oneRedis.isConnected()
                                        && otherRedis.isConnected()
                                        && hurriedRedis.isConnected());
    }

    @AfterEach
    void close() {
        redis.thaw();
        oneRedis.close();
        otherRedis.close();
        hurriedRedis.close();
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAndHasOneEffect() {
        // when
        String first = once(one, request);
        String again = once(other, request);

        // then
        assertThat(List.of(first, again)).containsExactly("answer 1", "answer 1");
        assertThat(effects).hasValue(1);
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        // given
        once(one, request);

        // then
        assertRefused(ProblemType.IDEMPOTENCY_KEY_REUSED, request("key", "DELETE /ratings {}"));
        assertThat(effects).hasValue(1);
    }

    @Test
    void anotherTenantsKeyIsAnotherKey() {
        // given
        KeyedRequest ofAnother =
                new KeyedRequest(
                        new TenantId(UUID.randomUUID()), request.key(), request.fingerprint());

        // when
        once(one, request);
        once(one, ofAnother);

        // then
        assertThat(effects).hasValue(2);
    }

    @Test
    void whileItIsUnderWayTheSameRequestIsToldSo() {
        // given
        Sinks.One<String> answer = Sinks.one();
        var first = one.once(request, answer::asMono).toFuture();
        await().atMost(PATIENCE).until(() -> !keys().isEmpty());

        // then
        assertRefused(ProblemType.IDEMPOTENCY_KEY_IN_USE, request);

        // when
        answer.tryEmitValue("late").orThrow();

        // then
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo("late");
        assertThat(once(other, request)).isEqualTo("late");
        assertThat(effects).hasValue(0);
    }

    @Test
    void whoDiesInTheMiddleKeepsOthersOutForAWhileOnly() {
        // given
        var died = answers(oneRedis, BRIEFLY_UNDER_WAY).once(request, Mono::never).toFuture();
        await().atMost(PATIENCE).until(() -> !keys().isEmpty());
        assertRefused(ProblemType.IDEMPOTENCY_KEY_IN_USE, request);

        // then
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> once(other, request).equals("answer 1"));
        assertThat(died).isNotDone();
    }

    @Test
    void aRequestThatFailedLeavesItsKeyToTheSameOneAlone() {
        // given
        assertThatThrownBy(
                        () ->
                                one.once(request, () -> Mono.error(new IllegalStateException()))
                                        .block())
                .isInstanceOf(IllegalStateException.class);

        // then
        assertRefused(ProblemType.IDEMPOTENCY_KEY_REUSED, request("key", "another"));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> once(other, request).equals("answer 1"));
    }

    @Test
    void whoGoesAwayLeavesTheKeyAtOnce() {
        // given
        var caller = one.once(request, Mono::never).subscribe();
        await().atMost(PATIENCE).until(() -> !keys().isEmpty());

        // when
        caller.dispose();

        // then
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> once(other, request).equals("answer 1"));
    }

    @Test
    void ofTwoThatWereBothLetInTheFirstAnswerStays() {
        // given
        Sinks.One<String> slow = Sinks.one();
        var first = answers(oneRedis, BRIEFLY_UNDER_WAY).once(request, slow::asMono).toFuture();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> once(other, request).equals("answer 1"));

        // when
        slow.tryEmitValue("too late").orThrow();

        // then
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo("answer 1");
    }

    @Test
    void withoutRedisEveryRequestIsMadeAndNobodyWaits() {
        // given
        FirstAnswers hurried = answers(hurriedRedis, LONG_UNDER_WAY);
        redis.freeze();
        long begun = System.nanoTime();

        // when
        for (int i = 0; i < 100; i++) {
            once(hurried, request);
        }

        // then
        assertThat(effects).hasValue(100);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(ProcessRedis.BRIEF.multipliedBy(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "}:{*", "a:b", "x\r\nFLUSHALL\r\n", "{", "ä\u0000"})
    void noKeyOfACallerShapesOneInRedis(String key) {
        // when
        once(one, request(key, "x"));

        // then
        assertThat(keys())
                .singleElement()
                .asString()
                .matches("idempotency:\\{" + tenant + "}:[A-Za-z0-9_-]{22}");
    }

    @Test
    void anAnswerIsRememberedForADay() {
        // given
        once(one, request);

        // when
        long left = ask(redis -> redis.pttl(request.inRedis()));

        // then
        assertThat(Duration.ofMillis(left))
                .isBetween(Duration.ofHours(23).plusMinutes(59), Duration.ofHours(24));
    }

    private String once(FirstAnswers answers, KeyedRequest asked) {
        return String.valueOf(
                answers.once(
                                asked,
                                () ->
                                        Mono.fromSupplier(
                                                () -> "answer " + effects.incrementAndGet()))
                        .block(PATIENCE));
    }

    private void assertRefused(ProblemType type, KeyedRequest asked) {
        assertThatThrownBy(() -> once(other, asked))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private KeyedRequest request(String key, String content) {
        return new KeyedRequest(tenant, key, Fingerprint.of(content));
    }

    private List<String> keys() {
        return ask(redis -> redis.keys("*" + tenant + "*"));
    }

    private static <T> T ask(Function<RedisCommands<String, String>, T> asking) {
        try (RedisClient client = RedisClient.create(RealParts.stack().addresses().redisUri());
                var connection = client.connect()) {
            return asking.apply(connection.sync());
        }
    }

    private static FirstAnswers answers(ProcessRedis redis, IdempotencySettings settings) {
        return new FirstAnswers(
                new RedisClaims(redis.guarded(), settings),
                new RepetitionMetrics(new SimpleMeterRegistry()));
    }
}
