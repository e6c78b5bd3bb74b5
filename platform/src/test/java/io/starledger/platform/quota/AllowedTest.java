package io.starledger.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.limits.Limit;
import io.starledger.platform.limits.Plan;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class AllowedTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void burstsAndReadsFollowFromWhatIsSold() {
        // when
        Plan plan = new Allowed(10_000L, 5L, 60L).toPlan();

        // then
        assertThat(plan)
                .isEqualTo(
                        new Plan(
                                new Limit(60, MINUTE, 12),
                                new Limit(360, MINUTE, 60),
                                new Limit(5, SECOND, 50),
                                10_000L));
    }

    @Test
    void noLimitAndOneBeyondAnyBucketAreTheSame() {
        // when
        Plan none = new Allowed(null, null, null).toPlan();
        Plan most = new Allowed(null, Long.MAX_VALUE, Long.MAX_VALUE).toPlan();

        // then
        assertThat(none).isEqualTo(new Plan(null, null, null, null)).isEqualTo(most);
    }

    @Test
    void aRateOfNothingIsTheLeastThatABucketCanHave() {
        // when
        Plan plan = new Allowed(0L, 0L, 0L).toPlan();

        // then
        assertThat(plan)
                .isEqualTo(
                        new Plan(
                                new Limit(1, MINUTE, 1),
                                new Limit(1, MINUTE, 1),
                                new Limit(1, SECOND, 1),
                                0L));
    }
}
