package io.starledger.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.platform.limits.LimitsSettings;
import io.starledger.platform.limits.Plan;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class QuotaCodecTest {
    private static final Plan DEFAULT = new Plan(null, null, null, 33L);
    private static final QuotaCodec CODEC =
            new QuotaCodec(
                    new ConfiguredLimits(
                            new LimitsSettings("little", Map.of("little", DEFAULT), Map.of())));
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final Instant BEGIN = Instant.parse("2026-11-01T09:30:17Z");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T09:30:17Z");

    @Test
    void theLastStepThatIsNotAfterNowHolds() {
        // given
        Quota quota =
                decode(
                        step(Instant.EPOCH, false, 10, 0),
                        step(BEGIN, false, 10, 7),
                        step(NOW, true, 10, 7),
                        step(END, false, 20, 0));

        // when
        List<Standing> standings =
                List.of(
                        quota.at(NOW.minusMillis(1)),
                        quota.at(NOW),
                        quota.at(END.minusMillis(1)),
                        quota.at(END));

        // then
        assertThat(standings)
                .extracting(Standing::readOnly)
                .containsExactly(false, true, true, false);
        assertThat(standings).extracting(Standing::used).containsExactly(7L, 7L, 7L, 0L);
        assertThat(standings).extracting(Standing::ratings).containsExactly(10L, 10L, 10L, 20L);
    }

    @Test
    void aPeriodIsWhereStepsSayTheSameOfUse() {
        // given
        Quota quota =
                decode(
                        step(Instant.EPOCH, false, 10, 0),
                        step(BEGIN, false, 10, 7),
                        step(NOW, false, 5, 7),
                        step(END, false, 20, 0));

        // when
        Period now = quota.at(NOW).period();
        Period next = quota.at(END).period();

        // then
        assertThat(now).isEqualTo(new Period(BEGIN, END));
        assertThat(next).isEqualTo(new Period(END, null));
        assertThat(now.contains(BEGIN)).isTrue();
        assertThat(now.contains(END)).isFalse();
        assertThat(next.contains(END.plusSeconds(1))).isTrue();
    }

    @Test
    void itIsOpenAgainFromTheFirstStepWithRoomThatMayBeWrittenIn() {
        // given
        Quota quota =
                decode(
                        step(Instant.EPOCH, false, 10, 10),
                        step(NOW, true, 10, 10),
                        step(NOW.plusSeconds(1), false, 10, 10),
                        step(NOW.plusSeconds(2), true, 20, 10),
                        step(END, false, 10, 0));

        // when
        Instant open = quota.openAfter(NOW.minusSeconds(5));

        // then
        assertThat(open).isEqualTo(END);
        assertThat(quota.openAfter(END)).isNull();
    }

    @Test
    void aTenantWithoutAnAccountHasTheConfiguredPlanAndItsOwnUse() {
        // given
        TenantQuota record =
                record(step(Instant.EPOCH, false, 10, 7)).setAccountRevision(0).build();

        // when
        Standing standing = CODEC.decode(TENANT, record, NOW).at(NOW);

        // then
        assertThat(standing.plan()).isEqualTo(DEFAULT);
        assertThat(standing.used()).isEqualTo(7);
    }

    @Test
    void underATestClockItsNowIsTheOnlyOne() {
        // given
        TenantQuota record =
                record(step(Instant.EPOCH, false, 10, 0), step(NOW, true, 10, 0))
                        .setFrozenAt(NOW.minusSeconds(1))
                        .build();

        // when
        Quota quota = CODEC.decode(TENANT, record, END);

        // then
        assertThat(quota.at(END).readOnly()).isFalse();
    }

    @Test
    void itSaysUpToWhereEachPartitionIsCounted() {
        // given
        TenantQuota record =
                record(step(Instant.EPOCH, false, 10, 0))
                        .setCounted(List.of(new UsedUpTo(3, 8L), new UsedUpTo(1, 5L)))
                        .build();

        // when
        CountedUpTo counted = CODEC.decode(TENANT, record, NOW).counted();

        // then
        assertThat(counted.in(3)).isEqualTo(8);
        assertThat(counted.in(1)).isEqualTo(5);
        assertThat(counted.in(2)).isEqualTo(-1);
        assertThat(counted.in(11)).isEqualTo(-1);
    }

    @Test
    void whatNobodyCanAskForIsNotKept() {
        // given
        QuotaStep[] steps = new QuotaStep[512];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(NOW.minus(Duration.ofDays(i == 0 ? 9_000 : 600 - i)), false, 10, i);
        }

        // when
        Quota quota = decode(steps);

        // then
        assertThat(((Quota.Recorded) quota).steps()).hasSize(1);
        assertThat(quota.at(NOW).used()).isEqualTo(511);
    }

    @Test
    void aQuotaOfAnotherTenantIsNone() {
        // given
        TenantQuota record = record(step(Instant.EPOCH, true, 0, 0)).build();
        TenantId another = new TenantId(UUID.randomUUID());

        // then
        assertThatThrownBy(() -> CODEC.decode(another, record, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a quota of %s but was of %s".formatted(another, TENANT));
    }

    @Test
    void aRecordThatBreaksItsSchemaIsNone() {
        // given
        TenantQuota empty = record().build();
        TenantQuota descending = record(step(NOW, false, 1, 0), step(BEGIN, false, 1, 0)).build();
        TenantQuota beyond =
                record(step(Instant.EPOCH, false, 1, 0))
                        .setCounted(List.of(new UsedUpTo(12, 0L)))
                        .build();

        // then
        for (TenantQuota broken : List.of(empty, descending, beyond)) {
            assertThatThrownBy(() -> CODEC.decode(TENANT, broken, NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected ");
        }
    }

    private static Quota decode(QuotaStep... steps) {
        return CODEC.decode(TENANT, record(steps).build(), NOW.minusSeconds(60));
    }

    private static TenantQuota.Builder record(QuotaStep... steps) {
        return TenantQuota.newBuilder()
                .setTenantId(TENANT.value())
                .setSteps(List.of(steps))
                .setReachedPercent(0)
                .setCounted(List.of())
                .setAccountRevision(1)
                .setRevision(1);
    }

    private static QuotaStep step(Instant from, boolean readOnly, long ratings, long used) {
        return new QuotaStep(from, "free", readOnly, ratings, 5L, 60L, null, used);
    }
}
