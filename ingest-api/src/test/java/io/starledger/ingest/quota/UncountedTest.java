package io.starledger.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.quota.CountedUpTo;
import io.starledger.platform.quota.Period;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class UncountedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Period EVER = new Period(Instant.EPOCH, null);

    private final Uncounted uncounted = new Uncounted();

    @Test
    void aRatingCountsUntilTheQuotaHasPassedIt() {
        // given
        uncounted.add(3, 8, NOW);

        // when
        long before = uncounted.in(EVER, CountedUpTo.NOTHING.and(3, 7));
        long elsewhere = uncounted.in(EVER, CountedUpTo.NOTHING.and(4, 9));
        long passed = uncounted.in(EVER, CountedUpTo.NOTHING.and(3, 8));

        // then
        assertThat(before).isEqualTo(1);
        assertThat(elsewhere).isEqualTo(1);
        assertThat(passed).isZero();
        assertThat(uncounted.oldest()).isNull();
    }

    @Test
    void ofARunThatIsCountedInPartTheRestIsLeft() {
        // given
        for (int offset = 10; offset < 15; offset++) {
            uncounted.add(0, offset, NOW);
        }

        // when
        long left = uncounted.in(EVER, CountedUpTo.NOTHING.and(0, 12));

        // then
        assertThat(left).isEqualTo(2);
    }

    @Test
    void whatTheQuotaKnewFirstIsNotCountedHere() {
        // given
        CountedUpTo counted = CountedUpTo.NOTHING.and(0, 5);
        uncounted.in(EVER, counted);

        // when
        uncounted.add(0, 5, NOW);
        uncounted.add(0, 6, NOW);

        // then
        assertThat(uncounted.in(EVER, counted)).isEqualTo(1);
    }

    @Test
    void aRatingCountsInItsOwnPeriodAlone() {
        // given
        Period before = new Period(NOW.minusSeconds(10), NOW);
        Period after = new Period(NOW, null);
        uncounted.in(before, CountedUpTo.NOTHING);
        uncounted.add(0, 1, NOW.minusMillis(1));
        uncounted.add(0, 2, NOW);

        // when
        long inBefore = uncounted.in(before, CountedUpTo.NOTHING);
        long inAfter = uncounted.in(after, CountedUpTo.NOTHING);

        // then
        assertThat(inBefore).isEqualTo(1);
        assertThat(inAfter).isEqualTo(1);
    }

    @Test
    void aQuotaThatStandsStillTakesNoMoreMemoryAndCountsNoLess() {
        // given
        int seconds = 10_000;
        for (int second = 0; second < seconds; second++) {
            uncounted.add(0, second, NOW.plusSeconds(second));
        }

        // when
        long all = uncounted.in(EVER, CountedUpTo.NOTHING);
        long rest = uncounted.in(EVER, CountedUpTo.NOTHING.and(0, 6_999));

        // then
        assertThat(all).isEqualTo(seconds);
        assertThat(rest).isEqualTo(3_000);
        assertThat(uncounted.runs()).isLessThanOrEqualTo(Uncounted.RUNS);
    }
}
