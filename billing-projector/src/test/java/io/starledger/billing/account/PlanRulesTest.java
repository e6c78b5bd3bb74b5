package io.starledger.billing.account;

import static io.starledger.billing.account.Events.END;
import static io.starledger.billing.account.Events.active;
import static io.starledger.billing.account.Events.at;
import static io.starledger.billing.account.Events.cancelledAtPeriodEnd;
import static io.starledger.billing.account.Events.changed;
import static io.starledger.billing.account.Events.created;
import static io.starledger.billing.account.Events.deleted;
import static io.starledger.billing.account.Events.fold;
import static io.starledger.billing.account.Events.is;
import static io.starledger.billing.account.Events.item;
import static io.starledger.billing.account.Events.subscription;
import static io.starledger.billing.account.Events.trialUntil;
import static io.starledger.billing.account.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.steps.Steps.Step;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.CustomerId;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.Invoice.Amounts;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.SubscriptionStatus;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PlanRulesTest {
    private static final Entitled NOTHING =
            new Entitled(PlanName.FREE, AccountStatus.NONE, Map.of());
    private static final Subscription GROWTH = active("price_growth");
    private static final Subscription STARTER = active("price_starter");

    @Test
    void anActiveSubscriptionHasItsPlan() {
        assertThat(fold(created(0, GROWTH)).account().entitled().steps())
                .containsExactly(now(PlanName.GROWTH, AccountStatus.ACTIVE));
    }

    @Test
    void aTrialHasTheTrialPlanUntilItEndsAndThenWhatItIsATrialOf() {
        assertThat(fold(created(0, trialUntil(GROWTH, END))).account().entitled().steps())
                .containsExactly(
                        now(PlanName.TRIAL, AccountStatus.TRIALING),
                        from(END, PlanName.GROWTH, AccountStatus.ACTIVE));
    }

    @Test
    void pastDueKeepsThePlanForTheGraceCountedFromTheOldestOpenInvoice() {
        // given
        Subscription pastDue = with(GROWTH, SubscriptionStatus.PAST_DUE);

        // when
        TenantAccount account =
                fold(
                                created(0, GROWTH),
                                changed(50, GROWTH, pastDue),
                                is(45, invoice("in_2", InvoiceStatus.OPEN, at(40))),
                                is(35, invoice("in_1", InvoiceStatus.OPEN, at(30))),
                                is(20, invoice("in_0", InvoiceStatus.PAID, at(10))))
                        .account();

        // then
        assertThat(account.entitled().steps())
                .containsExactly(
                        now(PlanName.GROWTH, AccountStatus.PAST_DUE),
                        from(at(30).plus(BillingRules.GRACE), PlanName.FREE, AccountStatus.LAPSED));
    }

    @Test
    void withoutAnInvoiceTheGraceBeginsWithTheTurnToPastDue() {
        // given
        Subscription pastDue = with(GROWTH, SubscriptionStatus.PAST_DUE);

        // when
        TenantAccount account =
                fold(
                                created(0, GROWTH),
                                changed(50, GROWTH, pastDue),
                                changed(90, pastDue, cancelledAtPeriodEnd(pastDue)),
                                changed(91, cancelledAtPeriodEnd(pastDue), pastDue))
                        .account();

        // then
        assertThat(account.scheduled())
                .containsExactly(
                        from(at(50).plus(BillingRules.GRACE), PlanName.FREE, AccountStatus.LAPSED));
    }

    @Test
    void aTurnToPastDueThatDidNotComeIsTakenToBeThePeriodsBegin() {
        // given
        Subscription pastDue = with(GROWTH, SubscriptionStatus.PAST_DUE);

        // when
        TenantAccount account =
                fold(changed(5, GROWTH, pastDue), is(50, GROWTH), is(90, pastDue)).account();

        // then
        assertThat(account.scheduled().getFirst().from()).isEqualTo(at(0).plus(BillingRules.GRACE));
    }

    @Test
    void unpaidAndPausedKeepThePlanAndTheirStatusSaysReadsOnly() {
        assertThat(
                        fold(created(0, with(GROWTH, SubscriptionStatus.UNPAID)))
                                .account()
                                .entitled()
                                .steps())
                .containsExactly(now(PlanName.GROWTH, AccountStatus.UNPAID));
        assertThat(
                        fold(created(0, with(GROWTH, SubscriptionStatus.PAUSED)))
                                .account()
                                .entitled()
                                .steps())
                .containsExactly(now(PlanName.GROWTH, AccountStatus.PAUSED));
    }

    @Test
    void incompleteChangesNothingAndTheFinalStatusesLeaveNothing() {
        for (SubscriptionStatus status :
                List.of(
                        SubscriptionStatus.INCOMPLETE,
                        SubscriptionStatus.INCOMPLETE_EXPIRED,
                        SubscriptionStatus.CANCELED)) {
            assertThat(fold(created(0, with(GROWTH, status))).account().entitled().steps())
                    .containsExactly(new Step<>(Instant.EPOCH, NOTHING));
        }
    }

    @Test
    void anUpgradeCountsAtOnce() {
        assertThat(fold(created(0, STARTER), changed(9, STARTER, GROWTH)).account().now().plan())
                .isEqualTo(PlanName.GROWTH);
    }

    @Test
    void aDowngradeCountsFromThePeriodsEnd() {
        assertThat(
                        fold(created(0, GROWTH), changed(9, GROWTH, STARTER))
                                .account()
                                .entitled()
                                .steps())
                .containsExactly(
                        now(PlanName.GROWTH, AccountStatus.ACTIVE),
                        from(END, PlanName.STARTER, AccountStatus.ACTIVE));
    }

    @Test
    void aDowngradeAloneTellsWhatWasHeldBefore() {
        assertThat(fold(changed(9, GROWTH, STARTER)).account().now().plan())
                .isEqualTo(PlanName.GROWTH);
    }

    @Test
    void anAddOnIsHeldAsOftenAsItIsBoughtAndGivenUpAtThePeriodsEnd() {
        // given
        Subscription before = withItems(item("price_growth", 1), item("price_add_on", 3));
        Subscription after = withItems(item("price_growth", 1), item("price_add_on", 1));

        // when
        TenantAccount account = fold(created(0, before), changed(9, before, after)).account();

        // then
        assertThat(account.now().addOns()).isEqualTo(Map.of(Events.SEATS, 3L));
        assertThat(account.entitled().at(END).addOns())
                .isEqualTo(Map.of(new AddOnName("more_ratings"), 1L));
    }

    @Test
    void aCancellationAtThePeriodsEndOnlySchedules() {
        assertThat(fold(created(0, cancelledAtPeriodEnd(GROWTH))).account().entitled().steps())
                .containsExactly(
                        now(PlanName.GROWTH, AccountStatus.ACTIVE), new Step<>(END, NOTHING));
    }

    @Test
    void aDeletedCustomerHasNothingMore() {
        assertThat(
                        fold(created(0, GROWTH), deleted(5, new Customer("cus_1", false, 0, "usd")))
                                .account()
                                .now())
                .isEqualTo(NOTHING);
    }

    @Test
    void anInvoiceMovesNoPeriod() {
        // given
        TenantAccount before = fold(created(0, GROWTH)).account();

        // when
        TenantAccount after =
                fold(created(0, GROWTH), is(9, invoice("in_1", InvoiceStatus.PAID, at(5))))
                        .account();

        // then
        assertThat(after.period()).isEqualTo(before.period());
        assertThat(after.entitled()).isEqualTo(before.entitled());
    }

    @Test
    void anUncollectibleInvoiceSuspendsUntilItIsPaid() {
        // given
        Invoice uncollectible = invoice("in_1", InvoiceStatus.UNCOLLECTIBLE, at(5));
        Invoice paid = invoice("in_1", InvoiceStatus.PAID, at(5));

        // then
        assertThat(fold(is(9, uncollectible)).account().suspendedBy())
                .extracting("id")
                .containsExactly("in_1");
        assertThat(fold(is(9, paid), is(9, uncollectible)).account().suspendedBy()).isEmpty();
    }

    @Test
    void aLostDisputeSuspendsUntilItIsWon() {
        // given
        Dispute lost = new Dispute("dp_1", "ch_1", Dispute.State.LOST, 1, 4900, "usd");
        Dispute won = new Dispute("dp_1", "ch_1", Dispute.State.WON, 2, 0, "usd");

        // then
        assertThat(fold(is(9, lost)).account().suspendedBy())
                .extracting("id")
                .containsExactly("dp_1");
        assertThat(fold(is(9, won), is(9, lost)).account().suspendedBy()).isEmpty();
    }

    @Test
    void theGreatestPlanOfSeveralSubscriptionsCounts() {
        // given
        Subscription other =
                new Subscription(
                        "sub_2",
                        new CustomerId("cus_1"),
                        SubscriptionStatus.UNPAID,
                        subscription(SubscriptionStatus.UNPAID, "price_enterprise").items(),
                        null,
                        false,
                        null,
                        null);

        // then
        assertThat(fold(created(0, STARTER), created(1, other)).account().now())
                .isEqualTo(new Entitled(PlanName.STARTER, AccountStatus.ACTIVE, Map.of()));
    }

    private static Subscription withItems(Subscription.Item... items) {
        return new Subscription(
                "sub_1",
                new CustomerId("cus_1"),
                SubscriptionStatus.ACTIVE,
                List.of(items),
                null,
                false,
                null,
                null);
    }

    private static Invoice invoice(String id, InvoiceStatus status, @Nullable Instant owedSince) {
        long paid = status == InvoiceStatus.PAID ? 4900 : 0;
        return new Invoice(
                id,
                new CustomerId("cus_1"),
                status,
                "sub_1",
                1,
                owedSince,
                "usd",
                new Amounts(4900, paid, 4900 - paid));
    }

    private static Step<Entitled> now(PlanName plan, AccountStatus status) {
        return from(Instant.EPOCH, plan, status);
    }

    private static Step<Entitled> from(Instant from, PlanName plan, AccountStatus status) {
        return new Step<>(from, new Entitled(plan, status, Map.of()));
    }
}
