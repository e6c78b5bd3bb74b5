package io.starledger.billing.account;

import static io.starledger.billing.account.Events.active;
import static io.starledger.billing.account.Events.cancelledAtPeriodEnd;
import static io.starledger.billing.account.Events.changed;
import static io.starledger.billing.account.Events.created;
import static io.starledger.billing.account.Events.deleted;
import static io.starledger.billing.account.Events.fetched;
import static io.starledger.billing.account.Events.is;
import static io.starledger.billing.account.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.SubscriptionStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class ObjectHistoryTest {
    private static final Subscription STARTER = active("price_starter");
    private static final Subscription GROWTH = active("price_growth");
    private static final Subscription ENTERPRISE = active("price_enterprise");

    @Test
    void theChainOfWhatWasBeforeOrdersTheEventsOfOneSecond() {
        assertEndsIn(
                ENTERPRISE,
                created(0, STARTER),
                changed(5, STARTER, GROWTH),
                changed(5, GROWTH, cancelledAtPeriodEnd(GROWTH)),
                changed(5, cancelledAtPeriodEnd(GROWTH), ENTERPRISE));
    }

    @Test
    void aChangeThatIsTakenBackWithinTheSecondIsKnownByTheStateBefore() {
        assertEndsIn(
                STARTER,
                created(0, STARTER),
                changed(5, STARTER, GROWTH),
                changed(5, GROWTH, STARTER));
        assertEndsIn(
                GROWTH,
                created(0, GROWTH),
                changed(5, STARTER, GROWTH),
                changed(5, GROWTH, STARTER));
    }

    @Test
    void theStateBeforeIsFoundThroughSeveralSecondsThatEndAsTheyBegan() {
        assertEndsIn(
                STARTER,
                created(0, STARTER),
                changed(4, STARTER, GROWTH),
                changed(4, GROWTH, STARTER),
                changed(5, STARTER, ENTERPRISE),
                changed(5, ENTERPRISE, STARTER));
    }

    @Test
    void createdComesBeforeChangedBeforeDeletedWithinASecond() {
        Subscription incomplete = with(STARTER, SubscriptionStatus.INCOMPLETE);
        Subscription canceled = with(GROWTH, SubscriptionStatus.CANCELED);

        assertEndsIn(GROWTH, created(0, incomplete), is(0, GROWTH));
        assertEndsIn(
                canceled,
                created(0, incomplete),
                changed(0, incomplete, GROWTH),
                deleted(0, canceled));
    }

    @Test
    void aLaterSecondNeedsNothingOfTheEarlierOnes() {
        assertEndsIn(
                GROWTH,
                changed(5, STARTER, ENTERPRISE),
                changed(5, ENTERPRISE, STARTER),
                is(6, GROWTH));
    }

    @Test
    void aCircleWithoutTheStateBeforeIsUncertain() {
        assertUncertain(changed(5, STARTER, GROWTH), changed(5, GROWTH, STARTER));
    }

    @Test
    void anEventThatIsMissingBetweenTwoMakesTheirSecondUncertain() {
        assertUncertain(
                created(0, STARTER),
                changed(5, STARTER, GROWTH),
                changed(5, cancelledAtPeriodEnd(GROWTH), ENTERPRISE));
    }

    @Test
    void whatWasFetchedLaterEndsTheUncertainty() {
        assertEndsIn(
                STARTER,
                changed(5, STARTER, GROWTH),
                changed(5, GROWTH, STARTER),
                fetched(6, STARTER));
    }

    @Test
    void whatWasFetchedInTheSameSecondEndsTheUncertainty() {
        assertEndsIn(
                GROWTH,
                changed(5, STARTER, GROWTH),
                changed(5, GROWTH, STARTER),
                fetched(5, GROWTH));
    }

    @Test
    void onlyTheNewestSecondsAreKept() {
        // given
        List<StripeEvent> events = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            events.add(is(second, second % 2 == 0 ? STARTER : GROWTH));
        }

        // when
        ObjectHistory history = historyOf(events);

        // then
        assertThat(history.tellings()).hasSize(ObjectHistory.SECONDS);
        assertThat(history.newest()).isEqualTo(Events.at(49));
    }

    @Test
    void aSecondWithMoreEventsThanAreKeptIsUncertain() {
        // given
        List<StripeEvent> events = new ArrayList<>();
        for (int i = 0; i < ObjectHistory.TELLINGS; i++) {
            StripeEvent event = is(5, GROWTH);
            events.add(
                    new StripeEvent(event.account(), "evt_" + i, event.createdAt(), event.said()));
        }

        // when
        ObjectHistory history = historyOf(events);

        // then
        assertThat(history.tellings()).hasSize(ObjectHistory.TELLINGS);
        assertThat(history.state()).isEqualTo(new ObjectState(GROWTH, false));
    }

    private static void assertEndsIn(Subscription expected, StripeEvent... events) {
        Random random = new Random(1);
        List<StripeEvent> shuffled = new ArrayList<>(Arrays.asList(events));
        for (int i = 0; i < 20; i++) {
            assertThat(historyOf(shuffled).state()).isEqualTo(new ObjectState(expected, true));
            Collections.shuffle(shuffled, random);
        }
    }

    private static void assertUncertain(StripeEvent... events) {
        assertThat(historyOf(Arrays.asList(events)).state().isCertain()).isFalse();
    }

    private static ObjectHistory historyOf(List<StripeEvent> events) {
        ObjectHistory history = ObjectHistory.NONE;
        for (StripeEvent event : events) {
            StripeEvent.Told told = (StripeEvent.Told) event.said();
            history =
                    history.with(
                            new Telling(
                                    event.id(),
                                    event.createdAt(),
                                    told.step(),
                                    told.before(),
                                    told.after()));
        }
        return history;
    }
}
