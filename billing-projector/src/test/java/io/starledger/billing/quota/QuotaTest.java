package io.starledger.billing.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.account.AccountStatus;
import io.starledger.billing.account.Entitled;
import io.starledger.billing.account.Grant;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.CatalogueVersion;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.Plan;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.steps.Steps.Step;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.StripeAccountId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class QuotaTest {
    private static final Instant START = Instant.parse("2026-03-10T09:30:07Z");
    private static final Instant END = Instant.parse("2026-04-10T09:30:07Z");
    private static final AddOnName MORE = new AddOnName("more");
    private static final Limits FREE = limits(10);
    private static final Limits GROWTH = limits(1_000);
    private static final Limits LATER = limits(2_000);
    private static final Catalogue CATALOGUE =
            new Catalogue(
                    List.of(
                            version(Instant.EPOCH, GROWTH),
                            version(Instant.parse("2026-03-20T00:00:00Z"), LATER)),
                    List.of());

    @Test
    void theLimitsAreThoseOfThePlanAndTheAddOns() {
        // given
        Entitled entitled = new Entitled(PlanName.GROWTH, AccountStatus.ACTIVE, Map.of(MORE, 3L));

        // then
        assertThat(quotaAt(account(Steps.always(entitled)), START).limits())
                .isEqualTo(limits(1_030));
    }

    @Test
    void aNewVersionOfTheCatalogueCountsFromTheNextPeriodOn() {
        assertThat(Quota.of(account(growth()), CATALOGUE).allowances().steps())
                .containsExactly(
                        new Step<>(
                                Instant.EPOCH, new Allowance(PlanName.GROWTH, Access.FULL, GROWTH)),
                        new Step<>(END, new Allowance(PlanName.GROWTH, Access.FULL, LATER)));
    }

    @Test
    void withoutAPeriodANewVersionCountsFromTheNextMonthOn() {
        // given
        TenantAccount account = account(growth(), null, List.of(), List.of());

        // then
        assertThat(quotaAt(account, Instant.parse("2026-03-31T23:59:59Z")).limits())
                .isEqualTo(GROWTH);
        assertThat(quotaAt(account, Instant.parse("2026-04-01T00:00:00Z")).limits())
                .isEqualTo(LATER);
    }

    @Test
    void aGrantCountsFromItsBeginToItsEnd() {
        // given
        Period week = new Period(START.plusSeconds(60), START.plusSeconds(120));
        Grant grant = new Grant("goodwill", limits(5), week);
        TenantAccount account =
                account(growth(), new Period(START, END), List.of(grant), List.of());

        // then
        assertThat(quotaAt(account, START.plusSeconds(59)).limits()).isEqualTo(GROWTH);
        assertThat(quotaAt(account, START.plusSeconds(60)).limits()).isEqualTo(limits(1_005));
        assertThat(quotaAt(account, START.plusSeconds(119)).limits()).isEqualTo(limits(1_005));
        assertThat(quotaAt(account, START.plusSeconds(120)).limits()).isEqualTo(GROWTH);
    }

    @Test
    void whatTimeAloneWillChangeIsPartOfTheQuota() {
        // given
        Entitled nothing = new Entitled(PlanName.FREE, AccountStatus.LAPSED, Map.of());
        Instant lapse = START.plus(Duration.ofDays(7));

        // when
        TenantAccount account = account(growth().then(lapse, nothing));

        // then
        assertThat(quotaAt(account, lapse.minusSeconds(1)).plan()).isEqualTo(PlanName.GROWTH);
        assertThat(quotaAt(account, lapse))
                .isEqualTo(new Allowance(PlanName.FREE, Access.FULL, FREE));
    }

    @Test
    void unpaidAndPausedMayOnlyRead() {
        for (AccountStatus status : List.of(AccountStatus.UNPAID, AccountStatus.PAUSED)) {
            Entitled entitled = new Entitled(PlanName.GROWTH, status, Map.of());
            assertThat(quotaAt(account(Steps.always(entitled)), START).access())
                    .isEqualTo(Access.READ_ONLY);
        }
        assertThat(quotaAt(account(growth()), START).access()).isEqualTo(Access.FULL);
    }

    @Test
    void whatSuspendsATenantLetsItOnlyRead() {
        // given
        ObjectKey dispute =
                new ObjectKey(new StripeAccountId("acct_1"), ObjectKind.DISPUTE, "dp_1");

        // when
        TenantAccount account =
                account(growth(), new Period(START, END), List.of(), List.of(dispute));

        // then
        assertThat(quotaAt(account, START).access()).isEqualTo(Access.READ_ONLY);
    }

    private static Allowance quotaAt(TenantAccount account, Instant instant) {
        return Quota.of(account, CATALOGUE).allowances().at(instant);
    }

    private static Steps<Entitled> growth() {
        return Steps.always(new Entitled(PlanName.GROWTH, AccountStatus.ACTIVE, Map.of()));
    }

    private static TenantAccount account(Steps<Entitled> entitled) {
        return account(entitled, new Period(START, END), List.of(), List.of());
    }

    private static TenantAccount account(
            Steps<Entitled> entitled,
            @Nullable Period period,
            List<Grant> grants,
            List<ObjectKey> suspendedBy) {
        return new TenantAccount(
                entitled, period, List.of(), grants, suspendedBy, List.of(), List.of(), null);
    }

    private static CatalogueVersion version(Instant validFrom, Limits growth) {
        return new CatalogueVersion(
                validFrom,
                List.of(new Plan(PlanName.FREE, FREE), new Plan(PlanName.GROWTH, growth)),
                Map.of(MORE, limits(10)));
    }

    private static Limits limits(long ratings) {
        return new Limits(ratings, 0, 0, Duration.ZERO);
    }
}
