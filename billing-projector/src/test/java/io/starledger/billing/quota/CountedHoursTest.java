package io.starledger.billing.quota;

import static io.starledger.billing.quota.QuotaDriver.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Period;
import io.starledger.schemas.avro.HourCountedUpTo;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What is used in each hour, to the unit. */
class CountedHoursTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-03-15T13:00:00Z");

    @AutoClose private final QuotaDriver topology = new QuotaDriver(PlanName.FREE);
    private final Map<TenantHourKey, Long> told = new HashMap<>();

    @Test
    void anHourHasAllRatingsOfItsMinutesToTheMillisecond() {
        // given
        topology.rate(SHOP, NOON.minusMillis(1));
        topology.rate(SHOP, NOON);
        topology.rate(SHOP, NOON.plusSeconds(90), 2);
        topology.rate(SHOP, ONE.minusMillis(1), 3);
        topology.rate(SHOP, ONE, 4);
        topology.rate(OTHER, NOON, 5);

        // when
        topology.pause();

        // then
        listen();
        assertThat(told)
                .containsOnly(
                        Map.entry(hour(SHOP, "2026-03-15T11:00:00Z"), 1L),
                        Map.entry(hour(SHOP, "2026-03-15T12:00:00Z"), 6L),
                        Map.entry(hour(SHOP, "2026-03-15T13:00:00Z"), 4L),
                        Map.entry(hour(OTHER, "2026-03-15T12:00:00Z"), 5L));
    }

    @Test
    void manyRatingsOfAMomentAreToldAsOneAndTheNextOnTopOfThem() {
        // when
        topology.rate(SHOP, NOON, 7);
        topology.pause();
        topology.rate(SHOP, NOON.plusSeconds(59), 2);
        topology.pause();

        // then
        assertThat(listen()).extracting(it -> it.value().getRatings()).containsExactly(7L, 9L);
    }

    @Test
    void aDuplicateIsNotToldOf() {
        // given
        UUID id = topology.rate(SHOP, NOON);
        topology.pause();
        listen();

        // when
        topology.rate(SHOP, NOON.plusSeconds(5), id);
        topology.rate(SHOP, ONE, id);
        topology.pause();

        // then
        assertThat(listen()).isEmpty();
        assertThat(topology.lastUsage().getRevision()).isEqualTo(1);
    }

    @Test
    void retractionsAndModerationsAreNoUse() {
        // when
        topology.publish(SHOP, NOON, new UUID(3, 1), new RatingRetracted());
        topology.publish(
                SHOP, NOON, new UUID(3, 2), new RatingModerated(ModerationState.HIDDEN, "spam"));
        topology.pause();

        // then
        assertThat(listen()).isEmpty();
    }

    @Test
    void whatComesLateIsAddedToItsHour() {
        // given
        topology.rate(SHOP, NOON, 3);
        topology.rate(SHOP, ONE.plus(Duration.ofDays(3)), 2);
        topology.pause();

        // when
        topology.rate(SHOP, NOON.plusSeconds(1));
        topology.pause();

        // then
        listen();
        assertThat(told).containsEntry(hour(SHOP, "2026-03-15T12:00:00Z"), 4L).hasSize(2);
    }

    @Test
    void anHourWhoseMinutesAreForgottenNeverHasLessThanItHad() {
        // given
        Instant muchLater = NOON.plus(Duration.ofDays(400));
        topology.rate(SHOP, NOON, 3);
        topology.pause();
        topology.rate(SHOP, muchLater);
        topology.pause();

        // when
        topology.rate(SHOP, NOON.plusSeconds(60));
        topology.rate(SHOP, ONE, 2);
        topology.pause();

        // then
        listen();
        assertThat(told)
                .containsOnly(
                        Map.entry(hour(SHOP, "2026-03-15T12:00:00Z"), 4L),
                        Map.entry(hour(SHOP, "2026-03-15T13:00:00Z"), 2L),
                        Map.entry(TenantHourKey.around(SHOP, muchLater), 1L));
    }

    @Test
    void aPeriodThatIsLearnedLateChangesNoHour() {
        // given
        topology.rate(SHOP, NOON.plusSeconds(1), 3);
        topology.pause();
        listen();

        // when
        topology.account(
                billing(
                                SHOP,
                                PlanName.GROWTH,
                                new Period(NOON.plusSeconds(2), NOON.plus(Duration.ofDays(31))))
                        .build());
        List<TestRecord<TenantHourKey, TenantHourUsage>> ofTheAccount = listen();
        topology.rate(SHOP, NOON.plusSeconds(2));
        topology.pause();

        // then
        assertThat(ofTheAccount).isEmpty();
        assertThat(listen()).extracting(it -> it.value().getRatings()).containsExactly(4L);
    }

    @Test
    void anHourSaysUpToWhereItIsCountedAndWhatItIs() {
        // given
        topology.rate(SHOP, NOON.minusSeconds(1));
        topology.rate(SHOP, NOON.plusSeconds(7), 2);

        // when
        topology.pause();

        // then
        TestRecord<TenantHourKey, TenantHourUsage> last = listen().getLast();
        assertThat(last.key()).isEqualTo(hour(SHOP, "2026-03-15T12:00:00Z"));
        assertThat(last.value())
                .isEqualTo(
                        new TenantHourUsage(
                                SHOP.value(), NOON, 2L, List.of(new HourCountedUpTo(0, 2L))));
        assertThat(last.getRecordTime()).isEqualTo(NOON.plusSeconds(7));
        assertThat(TopologyRun.header(last, "ce_type"))
                .isEqualTo("io.starledger.usage-hour.counted.v1");
    }

    @Test
    void anyRatingsEndWithTheirNumberInEachHourAndThatOfAllPeriods() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed of hours: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<TenantHourKey, Long> accepted = new HashMap<>();
        // when
        for (int i = 0; i < 1_000; i++) {
            TenantId tenant = random.nextBoolean() ? SHOP : OTHER;
            boolean isLate = random.nextInt(10) == 0;
            long seconds = isLate ? random.nextLong(i * 7_800L + 1) : i * 7_800L;
            Instant at = NOON.plusSeconds(seconds).plusMillis(random.nextLong(3_000_000));
            UUID id = topology.rate(tenant, at);
            if (!isLate && random.nextInt(4) == 0) {
                topology.rate(tenant, at.plusSeconds(random.nextLong(86_400)), id);
            }
            accepted.merge(TenantHourKey.around(tenant, at), 1L, Long::sum);
            if (random.nextInt(50) == 0) {
                topology.pause();
            }
            if (random.nextInt(250) == 0) {
                topology.account(
                        billing(tenant, PlanName.GROWTH, new Period(at, at.plusSeconds(1_999_999)))
                                .build());
            }
        }
        topology.pause();

        // then
        listen();
        assertThat(told).isEqualTo(accepted);
        topology.rate(SHOP, NOON);
        topology.pause();
        assertThat(
                        topology.lastUsage().getPeriods().stream()
                                .mapToLong(PeriodUsage::getRatings)
                                .sum())
                .isEqualTo(
                        1
                                + accepted.entrySet().stream()
                                        .filter(it -> it.getKey().tenant().equals(SHOP))
                                        .mapToLong(Map.Entry::getValue)
                                        .sum());
    }

    /** What was told since the last time; never less of an hour than before. */
    private List<TestRecord<TenantHourKey, TenantHourUsage>> listen() {
        List<TestRecord<TenantHourKey, TenantHourUsage>> hours =
                topology.run().emitted(Topics.USAGE_HOURS);
        hours.forEach(
                it -> {
                    Long before = told.put(it.key(), it.value().getRatings());
                    assertThat(it.value().getRatings()).isGreaterThan(before == null ? 0 : before);
                    assertThat(it.value().getHourAt()).isEqualTo(it.key().hour());
                });
        return hours;
    }

    private static TenantHourKey hour(TenantId tenant, String hour) {
        return new TenantHourKey(tenant, Instant.parse(hour));
    }
}
