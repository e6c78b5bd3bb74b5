package io.starledger.ratings.gate;

import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.embedded.Part;
import io.starledger.ratings.Database;
import io.starledger.ratings.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No answer is older than what PostgreSQL held when it was asked for, nor than the answer before,
 * whatever befalls Redis.
 */
@ExtendWith(RunningService.class)
class GateIT {
    private final Part redis = RunningService.processes().redis();
    private final HotItem hot = new HotItem();

    @AfterEach
    void close() {
        hot.close();
    }

    /** What befalls Redis. */
    enum Fault {
        NONE {
            @Override
            void befall(Part redis, HotItem hot) {
                hot.awaitComparisons(300);
            }
        },
        FROZEN_AND_THAWED {
            @Override
            void befall(Part redis, HotItem hot) {
                redis.freeze();
                hot.awaitRevisions(100);
                redis.thaw();
            }
        },
        FROZEN_WHEN_AHEAD_OF_POSTGRES {
            @Override
            void befall(Part redis, HotItem hot) {
                try (Database holding = new Database()) {
                    holding.update("begin");
                    holding.update("lock table ratings.items in share mode");
                    hot.awaitComparisons(200);
                    redis.freeze();
                    hot.awaitComparisons(10);
                }
                redis.thaw();
            }
        },
        KILLED_AND_STARTED {
            @Override
            void befall(Part redis, HotItem hot) {
                redis.kill();
                hot.awaitRevisions(20);
                redis.start();
            }
        },
        STARTED_ON_AN_OLD_FILE {
            @Override
            void befall(Part redis, HotItem hot) {
                RedisFile old = RedisFile.copyOf(redis);
                hot.awaitRevisions(20);
                redis.kill();
                old.putBack();
                redis.start();
            }
        },
        STARTED_ON_NO_FILE {
            @Override
            void befall(Part redis, HotItem hot) {
                redis.kill();
                RedisFile.delete(redis);
                redis.start();
            }
        };

        abstract void befall(Part redis, HotItem hot);
    }

    @ParameterizedTest
    @EnumSource
    void noAnswerIsOld(Fault fault) throws Exception {
        // given
        awaitReadsFromRedis();

        // when
        for (int time = 0; time < 2; time++) {
            fault.befall(redis, hot);
            hot.awaitComparisons(100);
        }
        awaitReadsFromRedis();

        // then
        assertThat(hot.end()).isEmpty();
    }

    /** Otherwise there would be nothing to fear from it. */
    private static void awaitReadsFromRedis() {
        double before = readsFromRedis();
        await().atMost(PATIENCE).until(() -> readsFromRedis() > before + 200);
    }

    private static double readsFromRedis() {
        return RunningService.bean(MeterRegistry.class)
                .get("starledger.items.read")
                .tag("store", "redis")
                .counter()
                .count();
    }
}
