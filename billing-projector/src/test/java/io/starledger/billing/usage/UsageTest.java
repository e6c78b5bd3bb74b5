package io.starledger.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.billing.stripe.Period;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private final long seed = Long.getLong("seed", System.nanoTime());

    @BeforeAll
    void printTheSeed() {
        System.out.println("seed of usage: " + seed);
    }

    @Test
    void aPeriodThatWasLearnedLateHasTheUseOfEachOfItsSeconds() {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<Instant, UsageMinute> minutes = new TreeMap<>();
        List<Instant> accepted = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Instant at = NOON.plusMillis(random.nextLong(5 * 60_000L));
            accepted.add(at);
            UsageMinute empty = UsageMinute.around(at);
            minutes.merge(empty.minute(), empty.plus(at, 1), (known, _) -> known.plus(at, 1));
        }

        for (int i = 0; i < 100; i++) {
            Instant start = NOON.plusSeconds(random.nextLong(5 * 60));
            Period period = new Period(start, start.plusSeconds(random.nextLong(3 * 60)));

            // when
            long used = minutes.values().stream().mapToLong(minute -> minute.within(period)).sum();

            // then
            assertThat(used)
                    .isEqualTo(
                            accepted.stream()
                                    .filter(at -> !at.isBefore(period.start()))
                                    .filter(at -> at.isBefore(period.end()))
                                    .count());
        }
    }

    @Test
    void whatWasCountedApartIsCountedTogether() {
        // given
        UsageMinute one = UsageMinute.around(NOON).plus(NOON.plusSeconds(5), 2);
        UsageMinute other =
                UsageMinute.around(NOON).plus(NOON.plusSeconds(5), 3).plus(NOON.plusSeconds(6), 4);

        // then
        assertThat(one.plus(other).within(new Period(NOON, NOON.plusSeconds(6)))).isEqualTo(5);
    }

    @Test
    void anInstantOfAnotherMinuteIsRefused() {
        assertThatThrownBy(() -> UsageMinute.around(NOON).plus(NOON.plusSeconds(60), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected an instant of the minute 2026-03-10T12:00:00Z but was"
                                + " 2026-03-10T12:01:00Z");
    }
}
