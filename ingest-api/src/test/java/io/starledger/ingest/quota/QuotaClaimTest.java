package io.starledger.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.limits.Plan;
import io.starledger.platform.quota.CountedUpTo;
import io.starledger.platform.quota.Period;
import io.starledger.platform.quota.Quota;
import io.starledger.platform.quota.Standing;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

class QuotaClaimTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(100);

    private Quota quota = quota(10, 4, CountedUpTo.NOTHING);
    private final QuotaDesk desk = new QuotaDesk(_ -> quota);

    @Test
    void placesUnderWayAreNotGivenTwice() {
        // given
        QuotaClaim one = desk.claim(TENANT);
        QuotaClaim other = desk.claim(TENANT);

        // when
        long taken =
                Stream.of(one, other, one, other, one, other, one, other)
                        .filter(claim -> claim.take(NOW) instanceof Verdict.Granted)
                        .count();

        // then
        assertThat(taken).isEqualTo(6);
    }

    @Test
    void whatWasNotAcknowledgedIsGivenBackAtTheEnd() {
        // given
        QuotaClaim claim = taking(6);
        claim.acknowledging(NOW).acknowledged(0, 1);

        // when
        claim.end();

        // then
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void anAcknowledgementAfterTheEndStillCounts() {
        // given
        QuotaClaim claim = taking(1);
        claim.end();

        // when
        claim.acknowledging(NOW).acknowledged(0, 1);

        // then
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void aCallThatHasEndedKeepsNoPlace() {
        // given
        QuotaClaim claim = desk.claim(TENANT);
        claim.end();

        // when
        Verdict verdict = claim.take(NOW);

        // then
        assertThat(verdict).isInstanceOf(Verdict.Granted.class);
        assertThat(left()).isEqualTo(6);
    }

    @Test
    void whoIsRefusedForWhatOthersHaveUsedComesBackWithTheNextPeriod() {
        // given
        quota = quota(10, 10, CountedUpTo.NOTHING);

        // when
        Verdict verdict = desk.claim(TENANT).take(NOW);

        // then
        assertThat(verdict).isEqualTo(new Verdict.Exhausted(10, Duration.ofSeconds(100)));
    }

    @Test
    void whoIsRefusedForWhatIsNotCountedYetComesBackSoon() {
        // given
        taking(6);

        // when
        Verdict verdict = desk.claim(TENANT).take(NOW);

        // then
        assertThat(verdict).isEqualTo(new Verdict.Exhausted(10, Duration.ofSeconds(1)));
    }

    @Test
    void whoMayOnlyReadIsRefusedEvenWithoutALimit() {
        // given
        Plan unlimited = new Plan(null, null, null, null);
        Period ever = new Period(Instant.EPOCH, null);
        quota =
                new Quota.Recorded(
                        List.of(
                                new Quota.Step(
                                        Instant.EPOCH, new Standing(true, unlimited, 0, ever))),
                        CountedUpTo.NOTHING,
                        null,
                        1);

        // when
        Verdict verdict = desk.claim(TENANT).take(NOW);

        // then
        assertThat(verdict).isEqualTo(new Verdict.Suspended());
    }

    @Test
    void theDelayIsThatOfTheOldestRatingInNoQuota() {
        // given
        taking(2).acknowledging(NOW).acknowledged(0, 1);

        // when
        Duration waiting = desk.delay(NOW.plusSeconds(3));
        quota = quota(10, 5, counted(1));
        Duration counted = desk.delay(NOW.plusSeconds(3));

        // then
        assertThat(waiting).isEqualTo(Duration.ofSeconds(3));
        assertThat(counted).isZero();
    }

    /** Alone, an instance lets in exactly the quota, however the view lags and jumps. */
    @Test
    void whateverTheViewSaysWhenEachRatingCountsOnce() {
        for (int run = 0; run < 200; run++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            long limit = 1 + random.nextLong(300);
            quota = quota(limit, 0, CountedUpTo.NOTHING);
            QuotaDesk fresh = new QuotaDesk(_ -> quota);
            long[] ends = new long[3];
            long[] seen = new long[3];
            long accepted = 0;
            for (int i = 0; i < 600; i++) {
                QuotaClaim claim = fresh.claim(TENANT);
                boolean granted = claim.take(NOW) instanceof Verdict.Granted;
                assertThat(granted).as("seed %d", seed).isEqualTo(accepted < limit);
                if (granted) {
                    int partition = random.nextInt(ends.length);
                    claim.acknowledging(NOW).acknowledged(partition, ends[partition]++);
                    accepted++;
                }
                claim.end();
                if (random.nextInt(20) == 0) {
                    quota = someCounted(limit, ends, seen, random);
                }
            }
            assertThat(accepted).as("seed %d", seed).isEqualTo(limit);
        }
    }

    /** Of each partition some more than it had {@code seen}, if there is more. */
    private static Quota someCounted(long limit, long[] ends, long[] seen, Random random) {
        CountedUpTo counted = CountedUpTo.NOTHING;
        long used = 0;
        for (int partition = 0; partition < ends.length; partition++) {
            seen[partition] += random.nextLong(ends[partition] - seen[partition] + 1);
            counted = counted.and(partition, seen[partition] - 1);
            used += seen[partition];
        }
        return quota(limit, used, counted);
    }

    private QuotaClaim taking(int places) {
        QuotaClaim claim = desk.claim(TENANT);
        for (int i = 0; i < places; i++) {
            assertThat(claim.take(NOW)).isInstanceOf(Verdict.Granted.class);
        }
        return claim;
    }

    private long left() {
        return requireNonNull(desk.claim(TENANT).left(NOW)).ratings();
    }

    private static CountedUpTo counted(long offset) {
        return CountedUpTo.NOTHING.and(0, offset);
    }

    private static Quota quota(long ratings, long used, CountedUpTo counted) {
        Plan plan = new Plan(null, null, null, ratings);
        return new Quota.Recorded(
                List.of(
                        new Quota.Step(
                                Instant.EPOCH,
                                new Standing(false, plan, used, new Period(Instant.EPOCH, END))),
                        new Quota.Step(END, new Standing(false, plan, 0, new Period(END, null)))),
                counted,
                null,
                1);
    }
}
