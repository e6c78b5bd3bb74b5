package io.starledger.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class BillingPeriodsTest {
    private static final Period MARCH = period("2026-03-10T09:30:07Z", "2026-04-10T09:30:07Z");

    @Test
    void withoutABillingPeriodUseIsCountedByTheMonth() {
        assertThat(BillingPeriods.NONE.at(Instant.parse("2026-02-28T23:59:59Z")))
                .isEqualTo(period("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"));
    }

    @Test
    void aBillingPeriodBeginsAtItsSecondAndEndsTheMonthBeforeIt() {
        // given
        BillingPeriods periods = BillingPeriods.NONE.after(account(MARCH, true));

        // then
        assertThat(periods.at(MARCH.start())).isEqualTo(MARCH);
        assertThat(periods.at(MARCH.start().minusSeconds(1)))
                .isEqualTo(period("2026-03-01T00:00:00Z", "2026-03-10T09:30:07Z"));
    }

    @Test
    void aPeriodIsTakenToBeFollowedByOneOfItsLengthUntilThatIsKnown() {
        // given
        Period short1 = period("2026-04-10T09:30:07Z", "2026-04-20T09:30:07Z");
        BillingPeriods before = BillingPeriods.NONE.after(account(MARCH, true));

        // when
        BillingPeriods after = before.after(account(short1, true));

        // then
        assertThat(before.at(MARCH.end()))
                .isEqualTo(period("2026-04-10T09:30:07Z", "2026-05-11T09:30:07Z"));
        assertThat(after.at(MARCH.end())).isEqualTo(short1);
    }

    @Test
    void whatEndsWithItsPeriodIsFollowedByMonths() {
        // given
        BillingPeriods periods = BillingPeriods.NONE.after(account(MARCH, false));

        // then
        assertThat(periods.at(MARCH.end()))
                .isEqualTo(period("2026-04-10T09:30:07Z", "2026-05-01T00:00:00Z"));
    }

    @Test
    void aPeriodThatBeginsWithinAnotherEndsIt() {
        // given
        Period anew = period("2026-03-20T00:00:01Z", "2026-04-20T00:00:01Z");

        // when
        BillingPeriods periods =
                BillingPeriods.NONE.after(account(MARCH, true)).after(account(anew, true));

        // then
        assertThat(periods.at(MARCH.start()))
                .isEqualTo(period("2026-03-10T09:30:07Z", "2026-03-20T00:00:01Z"));
        assertThat(periods.at(anew.start())).isEqualTo(anew);
    }

    @Test
    void aYearIsCountedInMonthsFromItsBegin() {
        // given
        Period year = period("2026-01-31T12:00:00Z", "2027-01-31T12:00:00Z");
        BillingPeriods periods = BillingPeriods.NONE.after(account(year, true));

        // then
        assertThat(periods.at(Instant.parse("2026-02-15T00:00:00Z")))
                .isEqualTo(period("2026-01-31T12:00:00Z", "2026-02-28T12:00:00Z"));
        assertThat(periods.at(Instant.parse("2026-02-28T12:00:00Z")))
                .isEqualTo(period("2026-02-28T12:00:00Z", "2026-03-31T12:00:00Z"));
    }

    private static TenantAccount account(@Nullable Period period, boolean goesOn) {
        Steps<Entitled> entitled =
                Steps.always(new Entitled(PlanName.GROWTH, AccountStatus.ACTIVE, Map.of()));
        Entitled nothing = new Entitled(PlanName.FREE, AccountStatus.NONE, Map.of());
        return new TenantAccount(
                goesOn || period == null ? entitled : entitled.then(period.end(), nothing),
                period,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Period period(String start, String end) {
        return new Period(Instant.parse(start), Instant.parse(end));
    }
}
