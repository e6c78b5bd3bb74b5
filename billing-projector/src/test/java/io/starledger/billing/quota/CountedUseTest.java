package io.starledger.billing.quota;

import static io.starledger.billing.quota.QuotaDriver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Period;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.burial.Retrial;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.schemas.avro.CountedUpTo;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What is used, to the unit. */
class CountedUseTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
    private static final Period CALENDAR =
            new Period(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    private static final Duration DAY = Duration.ofHours(24);

    @AutoClose private final QuotaDriver topology = new QuotaDriver(PlanName.FREE);

    @Test
    void manyRatingsOfAMomentAreSentOnAsOne() {
        // when
        topology.rate(SHOP, NOON, 7);
        topology.pause();

        // then
        topology.verifyUsed(CALENDAR, 7);
        assertThat(topology.quotas()).hasSize(1);
    }

    @Test
    void aMarkHasWhatIsHeldBackSentOnAtOnce() {
        // given
        topology.rate(SHOP, NOON, 7);

        // when
        topology.publish(MarkCodec.NOBODY, NOON, new UUID(9, 9), new RatingRetracted());

        // then
        topology.verifyUsed(CALENDAR, 7);
        assertThat(topology.quotas()).hasSize(1);
    }

    @Test
    void aDuplicateIsNotCountedButItsPlaceInTheLogIs() {
        // given
        UUID id = topology.rate(SHOP, NOON);
        topology.pause();

        // when
        topology.rate(SHOP, NOON.plusSeconds(5), id);
        topology.pause();

        // then
        var usage = topology.lastUsage();
        assertThat(usage.getPeriods())
                .containsExactly(new PeriodUsage(CALENDAR.start(), CALENDAR.end(), 1L));
        assertThat(usage.getCounted()).containsExactly(new CountedUpTo(0, 1L));
        assertThat(usage.getRevision()).isEqualTo(1);
    }

    @Test
    void aDuplicateWithinADayIsNotCountedAndOneAfterItIs() {
        // given
        UUID id = topology.rate(SHOP, NOON);

        // when
        topology.rate(SHOP, NOON.plus(DAY), id);
        topology.pause();

        // then
        topology.verifyUsed(CALENDAR, 1);

        // when
        topology.rate(SHOP, NOON.plus(DAY).plusMillis(1), id);
        topology.pause();

        // then
        topology.verifyUsed(CALENDAR, 2);
    }

    @Test
    void whatIsTriedAgainForOthersWasCountedHoweverLongAgo() {
        // given
        UUID id = topology.rate(SHOP, NOON);
        topology.rate(SHOP, NOON.plus(DAY).plus(DAY));
        topology.rate(SHOP, NOON.plus(DAY).plus(DAY).plus(DAY));
        Headers headers = new RecordHeaders();
        new Retrial(new Origin("ratings.events.v1", 0, 0), NOON, 1, List.of("rating-aggregator"))
                .mark(headers);

        // when
        topology.publish(SHOP, NOON, id, new RatingSubmitted(5, NOON, null, null), headers);
        topology.pause();

        // then
        topology.verifyUsed(CALENDAR, 3);
    }

    @Test
    void retractionsAndModerationsAreNoUse() {
        // when
        topology.publish(SHOP, NOON, new UUID(3, 1), new RatingRetracted());
        topology.publish(
                SHOP, NOON, new UUID(3, 2), new RatingModerated(ModerationState.HIDDEN, "spam"));
        topology.pause();

        // then
        assertThat(topology.quotas()).isEmpty();
    }

    @Test
    void acceptedAtDecidesThePeriodToTheMillisecond() {
        // when
        topology.rate(SHOP, CALENDAR.end().minusMillis(1));
        topology.rate(SHOP, CALENDAR.end());
        topology.pause();

        // then
        assertThat(topology.lastUsage().getPeriods())
                .extracting(PeriodUsage::getRatings)
                .containsExactly(1L, 1L);
    }

    @Test
    void aPeriodThatIsLearnedLateIsCutAtItsSecond() {
        // given
        Period late = new Period(NOON, NOON.plus(Duration.ofDays(31)));
        topology.rate(SHOP, NOON.minusMillis(1), 3);
        topology.rate(SHOP, NOON, 4);
        topology.pause();

        // when
        topology.account(billing(SHOP, PlanName.GROWTH, late).build());

        // then
        assertThat(topology.lastUsage().getPeriods())
                .containsExactly(
                        new PeriodUsage(CALENDAR.start(), NOON, 3L),
                        new PeriodUsage(late.start(), late.end(), 4L));
    }

    @Test
    void whatIsOlderThanTheMinutesKeptStaysAsItWasCut() {
        // given
        Instant january = Instant.parse("2026-01-10T00:00:00Z");
        topology.rate(SHOP, january, 5);
        topology.rate(SHOP, NOON, 4);
        topology.pause();

        // when
        topology.account(
                billing(
                                SHOP,
                                PlanName.GROWTH,
                                new Period(january.minusSeconds(1), NOON.plusSeconds(1)))
                        .build());

        // then
        assertThat(topology.lastUsage().getPeriods())
                .extracting(PeriodUsage::getRatings)
                .satisfies(
                        ratings ->
                                assertThat(ratings.stream().mapToLong(it -> it).sum())
                                        .isEqualTo(9));
    }

    @Test
    void anyOrderOfRatingsAndPeriodsEndsWithTheSameUse() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of use: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Instant> accepted = new ArrayList<>();
        List<Period> periods = threePeriods(random);
        // when
        for (int i = 0; i < 2_000; i++) {
            Instant at =
                    periods.getFirst().start().plusSeconds(i * 1_296L + random.nextLong(3_000));
            UUID id = topology.rate(SHOP, at);
            if (random.nextInt(4) == 0) {
                topology.rate(SHOP, at.plusSeconds(random.nextLong(86_400)), id);
            }
            accepted.add(at);
            if (random.nextInt(50) == 0) {
                topology.pause();
            }
            if (i == 500 || i == 1_000 || i == 1_500) {
                topology.account(
                        billing(SHOP, PlanName.GROWTH, null)
                                .setPeriods(QuotaDriver.periods(periods.subList(0, i / 500)))
                                .build());
            }
        }
        topology.pause();

        // then
        List<PeriodUsage> used = topology.lastUsage().getPeriods();
        for (Period period : periods) {
            assertThat(used)
                    .contains(
                            new PeriodUsage(
                                    period.start(),
                                    period.end(),
                                    accepted.stream().filter(period::contains).count()));
        }
    }

    private static List<Period> threePeriods(SplittableRandom random) {
        List<Period> periods = new ArrayList<>();
        Instant begin = NOON.minus(Duration.ofDays(40));
        for (int i = 0; i < 3; i++) {
            Instant end = begin.plusSeconds(10 * 86_400 + random.nextLong(5 * 86_400));
            periods.add(new Period(begin, end));
            begin = end;
        }
        return periods;
    }

    @Test
    void anEventOfAnotherTenantThanItsKeyBecomesADeadLetter() {
        // when
        topology.misplace(SHOP, NOON);
        topology.pause();

        // then
        assertThat(topology.run().deadLettersOf(Topics.RATING_EVENTS)).hasSize(1);
        assertThat(topology.quotas()).isEmpty();
    }
}
