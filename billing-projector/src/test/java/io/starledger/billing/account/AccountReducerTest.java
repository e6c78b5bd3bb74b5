package io.starledger.billing.account;

import static io.starledger.billing.account.Events.RULES;
import static io.starledger.billing.account.Events.TENANT;
import static io.starledger.billing.account.Events.active;
import static io.starledger.billing.account.Events.at;
import static io.starledger.billing.account.Events.changed;
import static io.starledger.billing.account.Events.created;
import static io.starledger.billing.account.Events.fetched;
import static io.starledger.billing.account.Events.fold;
import static io.starledger.billing.account.Events.is;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Application;
import io.starledger.billing.stripe.CustomerId;
import io.starledger.billing.stripe.Entitlements;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.Invoice.Amounts;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.Product;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.Subscription;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class AccountReducerTest {
    private static final Limits ONE_MORE = new Limits(1, 0, 0, Duration.ZERO);
    private static final Subscription GROWTH = active("price_growth");
    private static final Subscription STARTER = active("price_starter");
    private static final Entitled NOTHING =
            new Entitled(PlanName.FREE, AccountStatus.NONE, Map.of());

    @Test
    void anEventSeenBeforeChangesNothing() {
        // given
        StripeEvent event = created(0, GROWTH);
        Folded once = fold(event);

        // when
        Folded twice = fold(event, event);

        // then
        assertThat(once.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(twice.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(twice.state()).isEqualTo(once.state());
    }

    @Test
    void anEventForgottenAndRepeatedChangesNothingEither() {
        // given
        StripeEvent first = changed(0, STARTER, GROWTH);
        StripeEvent[] events = new StripeEvent[SeenEvents.LIMIT + 2];
        events[0] = first;
        for (int i = 1; i < events.length; i++) {
            events[i] = is(i, GROWTH);
        }
        Folded before = fold(events);

        // when
        Folded after = new AccountReducer(RULES).fold(TENANT, before.state(), first);

        // then
        assertThat(before.state().seen().events()).hasSize(SeenEvents.LIMIT);
        assertThat(after.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(after.account()).isEqualTo(before.account());
    }

    @Test
    void anotherAccountsEventChangesNothingWhateverItClaims() {
        // when
        Folded folded = fold(Events.of(Events.STRANGER, created(0, active("price_enterprise"))));

        // then
        assertThat(folded.outcome()).isEqualTo(Outcome.FOREIGN);
        assertThat(folded.state()).isEqualTo(AccountState.NEW);
        assertThat(folded.account().now()).isEqualTo(NOTHING);
    }

    @Test
    void anAppointedAccountDecidesForTheTenantsItWasAppointedForAlone() {
        // given
        StripeEvent event = Events.of(Events.APPOINTED, created(0, GROWTH));
        TenantId other = new TenantId(new UUID(2, 2));

        // then
        assertThat(fold(event).account().now().plan()).isEqualTo(PlanName.GROWTH);
        assertThat(new AccountReducer(RULES).fold(other, AccountState.NEW, event).outcome())
                .isEqualTo(Outcome.FOREIGN);
    }

    @Test
    void aPriceBuysOnlyInTheAccountItIsPinnedIn() {
        // given
        StripeEvent unpinned = Events.of(Events.APPOINTED, created(0, active("price_enterprise")));

        // then
        assertThat(fold(unpinned).account().now()).isEqualTo(NOTHING);
        assertThat(fold(created(0, active("price_nobody_pinned"))).account().now())
                .isEqualTo(NOTHING);
    }

    @Test
    void anAccountThatLeavesTakesWhatWasBoughtThereWithItUntilItIsHeardAgain() {
        // given
        StripeEvent bought = Events.of(Events.APPOINTED, created(0, GROWTH));
        StripeEvent left = Events.of(Events.APPOINTED, is(5, new Application("ca_1")));
        StripeEvent again = Events.of(Events.APPOINTED, is(9, GROWTH));

        // then
        assertThat(fold(left, bought).account().now()).isEqualTo(NOTHING);
        assertThat(fold(again, left, bought).account().now().plan()).isEqualTo(PlanName.GROWTH);
    }

    @Test
    void aTypeThatIsNotFoldedIsSaidToBeUnknown() {
        // given
        StripeEvent event =
                new StripeEvent(
                        Events.PLATFORM,
                        "evt_1",
                        at(0),
                        new StripeEvent.Unknown("radar.early_fraud_warning.created"));

        // then
        assertThat(fold(event).outcome()).isEqualTo(Outcome.UNKNOWN_TYPE);
        assertThat(fold(event).state()).isEqualTo(AccountState.NEW);
    }

    @Test
    void theCatalogueIsNoPartOfAnAccount() {
        assertThat(fold(is(0, new Product("prod_1", true, Map.of()))).state())
                .isEqualTo(AccountState.NEW);
    }

    @Test
    void whatIsUncertainIsToBeFetchedUntilItWas() {
        // given
        StripeEvent up = changed(5, STARTER, GROWTH);
        StripeEvent down = changed(5, GROWTH, STARTER);

        // then
        assertThat(fold(up, down).account().toFetch()).extracting("id").containsExactly("sub_1");
        assertThat(fold(up, down, fetched(6, STARTER)).account().toFetch()).isEmpty();
    }

    @Test
    void entitlementsThatWereToldInPartAreToBeFetched() {
        // given
        Folded folded = fold(is(0, new Entitlements("cus_1", List.of("sso", "api"), true)));

        // then
        assertThat(folded.account().entitlements()).containsExactly("api", "sso");
        assertThat(folded.account().toFetch()).hasSize(1);
    }

    @Test
    void whatIsSettledLongestAgoIsForgottenAndItsMoneyIsNot() {
        // given
        AccountReducer reducer = new AccountReducer(RULES, new Memory(3));
        AccountState state = AccountState.NEW;

        // when
        for (int i = 0; i < 20; i++) {
            state = reducer.fold(TENANT, state, is(i, paid("in_" + i))).state();
        }
        Folded late = reducer.fold(TENANT, state, is(4, paid("in_4")));

        // then
        assertThat(state.objects()).hasSize(3);
        assertThat(late.outcome()).isIn(Outcome.DUPLICATE, Outcome.TOO_LATE);
        assertThat(late.account().money())
                .containsExactly(new MoneyTotals("usd", 20 * 4900, 0, 0, 0, 0, 0));
    }

    @Test
    void anEventOfAForgottenTimeAboutAnUnknownObjectComesTooLate() {
        // given
        AccountReducer reducer = new AccountReducer(RULES, new Memory(3));
        AccountState state = AccountState.NEW;
        for (int i = 0; i < 20; i++) {
            state = reducer.fold(TENANT, state, is(i, paid("in_" + i))).state();
        }

        // when
        Folded late = reducer.fold(TENANT, state, is(4, paid("in_other")));

        // then
        assertThat(late.outcome()).isEqualTo(Outcome.TOO_LATE);
        assertThat(late.state()).isEqualTo(state);
    }

    @Test
    void aGrantStandsUntilItIsReplacedOrRevoked() {
        // given
        AccountReducer reducer = new AccountReducer(RULES);
        Period week = new Period(at(0), at(0).plus(Duration.ofDays(7)));
        Grant grant = new Grant("goodwill", new Limits(10_000, 0, 0, Duration.ZERO), week);

        // when
        AccountState granted = reducer.grant(AccountState.NEW, grant, at(0));

        // then
        assertThat(reducer.accountOf(granted).grants()).containsExactly(grant);
        assertThat(reducer.revoke(granted, "goodwill")).isEqualTo(AccountState.NEW);
    }

    @Test
    void ofTooManyGrantsThoseAreForgottenThatAreOver() {
        // given
        AccountReducer reducer = new AccountReducer(RULES);
        AccountState full = AccountState.NEW;
        for (int i = 0; i < AccountReducer.GRANTS; i++) {
            full = reducer.grant(full, dayLong("g-" + i), at(0));
        }
        AccountState state = full;
        Instant dayAfter = at(0).plus(Duration.ofDays(1));

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> reducer.grant(state, dayLong("one-more"), dayAfter.minusMillis(1)))
                .withMessageContaining("at most 64 grants that are not over but was 65");
        assertThat(reducer.grant(state, dayLong("g-0"), at(0))).isEqualTo(state);
        Grant later = new Grant("later", ONE_MORE, new Period(dayAfter, dayAfter.plusSeconds(1)));
        assertThat(reducer.accountOf(reducer.grant(state, later, dayAfter)).grants())
                .containsExactly(later);
    }

    private static Grant dayLong(String id) {
        return new Grant(id, ONE_MORE, new Period(at(0), at(0).plus(Duration.ofDays(1))));
    }

    private static Invoice paid(String id) {
        return new Invoice(
                id,
                new CustomerId("cus_1"),
                InvoiceStatus.PAID,
                "sub_1",
                1,
                at(0),
                "usd",
                new Amounts(4900, 4900, 0));
    }
}
