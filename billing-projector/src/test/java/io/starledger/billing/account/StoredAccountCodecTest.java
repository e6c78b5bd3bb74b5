package io.starledger.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.SubscriptionStatus;
import io.starledger.billing.stripe.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What no life has at once, and what lives never have. */
class StoredAccountCodecTest {
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T10:20:30Z");
    private static final ObjectKey SUBSCRIPTION =
            new ObjectKey(Events.PLATFORM, ObjectKind.SUBSCRIPTION, "sub_1");
    private static final MoneyTotals MONEY = new MoneyTotals("eur", 6, 5, 4, 3, 2, -1);

    @Test
    void whatIsStoredIsAllThatIsRemembered() {
        // given
        Remembered remembered =
                new Remembered(
                        new AccountState(
                                Map.of(SUBSCRIPTION, history(), clock(), clockHistory()),
                                Map.of(SUBSCRIPTION, trail()),
                                Map.of(Events.APPOINTED, JUNE),
                                new SeenEvents(
                                        List.of(
                                                new SeenEvents.Seen(
                                                        MAY, Events.PLATFORM, "evt_1"))),
                                List.of(grant()),
                                new AccountState.Forgotten(MAY, List.of(MONEY))),
                        new BillingPeriods(List.of(new Period(MAY, JUNE)), true),
                        17,
                        JUNE,
                        42);

        // when
        Remembered decoded = StoredAccountCodec.decode(StoredAccountCodec.encode(remembered));

        // then
        assertThat(decoded).isEqualTo(remembered);
    }

    @Test
    void nothingRememberedIsNothingStored() {
        assertThat(StoredAccountCodec.decode(StoredAccountCodec.encode(Remembered.NOTHING)))
                .isEqualTo(Remembered.NOTHING)
                .isEqualTo(StoredAccountCodec.decode(null));
    }

    private static ObjectHistory history() {
        return new ObjectHistory(
                List.of(
                        new Telling(
                                "evt_1",
                                MAY,
                                Step.CHANGED,
                                Events.trialUntil(Events.active("price_growth"), JUNE),
                                Events.with(
                                        Events.active("price_growth"),
                                        SubscriptionStatus.PAST_DUE))));
    }

    private static ObjectKey clock() {
        return new ObjectKey(Events.PLATFORM, ObjectKind.TEST_CLOCK, "clock_1");
    }

    private static ObjectHistory clockHistory() {
        return new ObjectHistory(
                List.of(
                        new Telling(
                                "evt_2", MAY, Step.CREATED, null, new TestClock("clock_1", JUNE))));
    }

    private static Trail trail() {
        return new Trail(Map.of(new PriceId("price_growth"), new Trail.Held(MAY, 3)), MAY, JUNE);
    }

    private static Grant grant() {
        return new Grant("g-1", new Limits(1, 2, 3, Duration.ofSeconds(4)), new Period(MAY, JUNE));
    }
}
