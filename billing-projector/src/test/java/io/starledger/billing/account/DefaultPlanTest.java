package io.starledger.billing.account;

import static io.starledger.billing.account.Events.active;
import static io.starledger.billing.account.Events.created;
import static io.starledger.billing.account.Events.deleted;
import static io.starledger.billing.account.Events.is;
import static io.starledger.billing.account.Events.subscription;
import static io.starledger.billing.account.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.SubscriptionStatus;

import org.junit.jupiter.api.Test;

/** Who never bought anything has the default plan, and nobody else. */
class DefaultPlanTest {
    private static final BillingRules RULES =
            new BillingRules(
                    Events.RULES.billers(),
                    Events.RULES.prices(),
                    BillingRules.PLANS,
                    PlanName.UNLIMITED,
                    BillingRules.GRACE);

    @Test
    void aCustomerThatBoughtNothingHasIt() {
        // given
        Customer customer = new Customer("cus_1", false, 0, null);

        // then
        assertThat(planAfter(created(0, customer))).isEqualTo(PlanName.UNLIMITED);
    }

    @Test
    void anIncompleteSubscriptionDoesNotTakeIt() {
        // given
        Subscription incomplete = subscription(SubscriptionStatus.INCOMPLETE, "price_growth");

        // then
        assertThat(planAfter(created(0, incomplete))).isEqualTo(PlanName.UNLIMITED);
    }

    @Test
    void aSubscriptionThatSellsNothingDoesNotTakeIt() {
        // given
        Subscription other = active("price_of_something_else");

        // then
        assertThat(planAfter(created(0, other))).isEqualTo(PlanName.UNLIMITED);
    }

    @Test
    void whatWasBoughtTakesItsPlaceAndLeavesTheFreePlan() {
        // given
        Subscription bought = active("price_growth");
        StripeEvent end = deleted(1, with(bought, SubscriptionStatus.CANCELED));

        // then
        assertThat(planAfter(created(0, bought))).isEqualTo(PlanName.GROWTH);
        assertThat(planAfter(created(0, bought), end)).isEqualTo(PlanName.FREE);
    }

    @Test
    void theEndAloneTellsThatSomethingWasBought() {
        // given
        Subscription expired = with(active("price_growth"), SubscriptionStatus.INCOMPLETE_EXPIRED);

        // then
        assertThat(planAfter(is(1, expired))).isEqualTo(PlanName.FREE);
    }

    private static PlanName planAfter(StripeEvent... events) {
        AccountReducer reducer = new AccountReducer(RULES);
        AccountState state = AccountState.NEW;
        for (StripeEvent event : events) {
            state = reducer.remember(Events.TENANT, state, event);
        }
        return reducer.accountOf(state).now().plan();
    }
}
