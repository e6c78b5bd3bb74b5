package io.starledger.ratings.items;

import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.embedded.Part;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.ratings.Events;
import io.starledger.ratings.RunningService;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.gate.RedisNames;
import io.starledger.schemas.ids.ItemKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.InstantSource;

@ExtendWith(RunningService.class)
final class ItemReaderIT {
    private final Part redis = RunningService.processes().redis();

    @AutoClose
    private final RedisLink link =
            new RedisLink(
                    RunningService.bean(RedisClient.class),
                    RunningService.bean(RedisSettings.class),
                    PATIENCE.multipliedBy(2));

    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("reads of this test");
    private final ItemReader reader =
            new ItemReader(
                    link,
                    breaker,
                    RedisNames.of(Generation.first()),
                    RunningService.viewBean(ViewSchema.class).slots(),
                    RunningService.viewBean(TenantReads.class),
                    Duration.ofMillis(50),
                    InstantSource.system(),
                    new SimpleMeterRegistry());
    private final ItemKey lamp = Events.ofANewTenant().item("lamp");

    @AfterEach
    void thaw() {
        redis.thaw();
    }

    @Test
    void whatRedisIsLateWithIsAnsweredByPostgresAndRedisIsNotAwayForIt() {
        // given
        await().atMost(PATIENCE).until(() -> link.session().isPresent());
        redis.freeze();

        // when
        ItemCounts answered = reader.read(lamp).block(PATIENCE);

        // then
        assertThat(answered).isEqualTo(ItemCounts.NONE);
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();

        // when
        redis.thaw();

        // then
        await().atMost(PATIENCE)
                .until(() -> breaker.getMetrics().getNumberOfSuccessfulCalls() == 1);
    }
}
