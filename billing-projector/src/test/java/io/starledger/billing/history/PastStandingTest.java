package io.starledger.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.account.AccountStatus;
import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.Entitled;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.Plan;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.Redefinition;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is told of an account at an instant. */
class PastStandingTest {
    private static final Instant BEGIN = Instant.parse("2026-01-10T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-10T00:00:00Z");
    private static final Period PERIOD = new Period(BEGIN, END);
    private static final Instant THEN = Instant.parse("2026-01-20T10:00:00.123456Z");

    @Test
    void whatHadBeenCountedEndsBehindTheInstant() {
        // when
        Period counted = standing(THEN, null).counted(PERIOD);
        Period before = standing(THEN, null).counted(new Period(BEGIN.minusSeconds(9), BEGIN));
        Period later = standing(THEN, null).counted(new Period(END, END.plusSeconds(9)));

        // then
        assertThat(counted).isEqualTo(new Period(BEGIN, THEN.plusNanos(1_000)));
        assertThat(before).isEqualTo(new Period(BEGIN.minusSeconds(9), BEGIN));
        assertThat(later).isEqualTo(new Period(END, END));
    }

    @Test
    void aTestClockSaysWhatTheTimeIsAndNotWhatWasAccepted() {
        // given
        PastStanding standing = standing(THEN, END.plusSeconds(1));

        // when
        Period counted = standing.counted(PERIOD);

        // then
        assertThat(standing.now()).isEqualTo(END.plusSeconds(1));
        assertThat(standing.status()).isEqualTo(AccountStatus.NONE);
        assertThat(standing.allowance().plan()).isEqualTo(PlanName.FREE);
        assertThat(standing.next()).isNull();
        assertThat(counted.end()).isEqualTo(THEN.plusNanos(1_000));
    }

    @Test
    void ofPeriodsTheNewestAreToldUpToThirtySix() {
        // given
        PastStanding standing = standing(THEN, null);

        // when
        List<Period> few = standing.periods(new Period(BEGIN.minusSeconds(1), THEN));
        List<Period> many = standing.periods(new Period(Instant.EPOCH, THEN));

        // then
        assertThat(few)
                .containsExactly(
                        new Period(Instant.parse("2026-01-01T00:00:00Z"), BEGIN),
                        new Period(BEGIN, END));
        assertThat(many).hasSize(36).endsWith(new Period(BEGIN, END));
    }

    @Test
    void whatIsSoldIsWhatWasKnownToBe() {
        // given
        Redefinition less =
                new Redefinition(
                        BEGIN,
                        "evt_1",
                        new Plan(PlanName.GROWTH, new Limits(7, 1, 1, Duration.ofDays(1))));
        PastStanding before = standing(THEN, null);

        // when
        PastStanding after =
                new PastStanding(
                        THEN,
                        before.account(),
                        before.periods(),
                        Catalogue.DEFAULT.with(List.of(less)));

        // then
        assertThat(before.allowance().limits().ratingsPerMonth()).isEqualTo(10_000_000);
        assertThat(after.allowance().limits().ratingsPerMonth()).isEqualTo(7);
    }

    private static PastStanding standing(Instant asOf, @Nullable Instant frozenAt) {
        Entitled growth = new Entitled(PlanName.GROWTH, AccountStatus.ACTIVE, Map.of());
        Entitled nothing = new Entitled(PlanName.FREE, AccountStatus.NONE, Map.of());
        return new PastStanding(
                asOf,
                new TenantAccount(
                        Steps.always(growth).then(END, nothing),
                        PERIOD,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        frozenAt),
                new BillingPeriods(List.of(PERIOD), false),
                Catalogue.DEFAULT);
    }
}
