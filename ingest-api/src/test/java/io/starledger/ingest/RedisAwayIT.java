package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.Part;
import io.starledger.ingest.Api.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

@ExtendWith(RunningIngest.class)
class RedisAwayIT {
    private static final int POSTS = 200;

    private final Part redis = RunningIngest.processes().redis();
    private final Api producer = Api.as("producer", LimitedTenant.BUSY.id());
    @AutoClose private final Another service = Another.startHurried();

    @AfterEach
    void redisIsBack() {
        RunningIngest.thawRedis();
    }

    @Test
    void withRedisFrozenPostsAreAnsweredInTime() {
        // given
        for (int i = 0; i < POSTS; i++) {
            assertThat(service.submit(producer).status()).isEqualTo(202);
        }
        redis.freeze();

        // when
        List<Long> millis = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            long begun = System.nanoTime();
            answers.add(service.submit(producer));
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }

        // then
        millis.sort(null);
        assertThat(millis.get(POSTS * 99 / 100)).isLessThan(500);
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(202);
                            assertThat(answer.joined("RateLimit")).isNotEmpty();
                        });
    }
}
