package io.starledger.billing.stripe;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.billing.stripe.StripeEvent.Told;
import io.starledger.billing.stripe.StripeEvent.Unknown;
import io.starledger.billing.stripe.Subscription.Item;
import io.starledger.platform.streams.InvalidRecordException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class StripeEventCodecTest {
    private static final StripeAccountId ACCOUNT = new StripeAccountId("acct_platform");
    private static final Instant START = Instant.ofEpochSecond(1_770_000_000);
    private static final Instant END = Instant.ofEpochSecond(1_772_419_200);

    @ParameterizedTest
    @EnumSource
    void everyCoveredTypeIsRead(EventType type) {
        // given
        byte[] payload = event(type.stripeName(), Samples.of(type.kind()), null);

        // when
        StripeEvent event = StripeEventCodec.read(ACCOUNT, payload);

        // then
        assertThat(event.account()).isEqualTo(ACCOUNT);
        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.createdAt()).isEqualTo(START);
        Told told = (Told) event.said();
        assertThat(told.after().kind()).isEqualTo(type.kind());
        assertThat(told.step()).isEqualTo(type.step());
    }

    @ParameterizedTest
    @EnumSource
    void anObjectThatIsNotThereIsNamed(EventType type) {
        // given
        byte[] payload =
                Payloads.json(
                        object(
                                "id",
                                "evt_1",
                                "created",
                                1,
                                "type",
                                type.stripeName(),
                                "data",
                                object()));

        // then
        assertThatThrownBy(() -> StripeEventCodec.read(ACCOUNT, payload))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("expected event.data.object to be an object but was not there");
    }

    @Test
    void thePeriodIsReadFromTheItemsOrFromTheSubscriptionThatHadItBefore() {
        // given
        Map<String, Object> item = Samples.item("price_growth", 2);
        Map<String, Object> onItems = Samples.subscription("active", List.of(item));
        Map<String, Object> itemBefore = new HashMap<>(item);
        itemBefore.keySet().removeAll(List.of("current_period_start", "current_period_end"));
        Map<String, Object> onSubscription = Samples.subscription("active", List.of(itemBefore));
        onSubscription.put("current_period_start", START.getEpochSecond());
        onSubscription.put("current_period_end", END.getEpochSecond());

        // when
        Subscription now = (Subscription) read(onItems).after();
        Subscription before = (Subscription) read(onSubscription).after();

        // then
        assertThat(now.items())
                .containsExactly(new Item(new PriceId("price_growth"), 2, new Period(START, END)));
        assertThat(before).isEqualTo(now);
    }

    @Test
    void whatWasBeforeIsTheObjectWithItsPreviousAttributes() {
        // given
        Map<String, Object> before =
                Samples.subscription("trialing", List.of(Samples.item("price_starter", 1)));
        Map<String, Object> after =
                Samples.subscription("active", List.of(Samples.item("price_growth", 1)));
        after.put("cancel_at_period_end", true);

        // when
        Told told =
                (Told)
                        StripeEventCodec.read(
                                        ACCOUNT,
                                        event(
                                                "customer.subscription.updated",
                                                after,
                                                Payloads.difference(before, after)))
                                .said();

        // then
        assertThat(told.before()).isEqualTo(read(before).after());
        assertThat(told.after()).isEqualTo(read(after).after());
    }

    @Test
    void anInvoiceNamesItsSubscriptionInEitherShape() {
        // given
        Map<String, Object> now = Samples.of(ObjectKind.INVOICE);
        Map<String, Object> before = new HashMap<>(now);
        before.remove("parent");
        before.put("subscription", "sub_1");

        // when
        StripeObject ofNow = readInvoice(now);
        StripeObject ofBefore = readInvoice(before);

        // then
        assertThat(((Invoice) ofNow).subscription()).isEqualTo("sub_1");
        assertThat(ofBefore).isEqualTo(ofNow);
    }

    @Test
    void anExpandedObjectStandsForItsId() {
        // given
        Map<String, Object> subscription =
                Samples.subscription("active", List.of(Samples.item("price_growth", 1)));
        subscription.put("customer", object("id", "cus_1", "object", "customer"));

        // when
        Subscription read = (Subscription) read(subscription).after();

        // then
        assertThat(read.customer()).isEqualTo(new CustomerId("cus_1"));
    }

    @Test
    void whatIsDeletedIsTheObjectAsItIsThen() {
        // given
        Map<String, Object> customer = Samples.of(ObjectKind.CUSTOMER);

        // when
        StripeEvent event =
                StripeEventCodec.read(ACCOUNT, event("customer.deleted", customer, null));

        // then
        assertThat(event.said())
                .isEqualTo(new Told(Step.DELETED, null, new Customer("cus_1", true, 0, "usd")));
    }

    @Test
    void anEventOfAConnectAccountIsOfThatAccount() {
        // given
        byte[] payload =
                Payloads.json(
                        object(
                                "id",
                                "evt_1",
                                "created",
                                1,
                                "type",
                                "x.y",
                                "account",
                                "acct_connected"));

        // when
        StripeEvent event = StripeEventCodec.read(ACCOUNT, payload);

        // then
        assertThat(event.account()).isEqualTo(new StripeAccountId("acct_connected"));
    }

    @Test
    void aTypeThatIsNotCoveredIsKeptByItsNameWhateverItHolds() {
        // given
        byte[] payload = event("radar.early_fraud_warning.created", object("id", 5), null);

        // then
        assertThat(StripeEventCodec.read(ACCOUNT, payload).said())
                .isEqualTo(new Unknown("radar.early_fraud_warning.created"));
    }

    @Test
    void whatWasFetchedIsReadLikeWhatWasTold() {
        // given
        byte[] payload = event(StripeEventCodec.FETCHED, Samples.of(ObjectKind.DISPUTE), null);

        // then
        assertThat(((Told) StripeEventCodec.read(ACCOUNT, payload).said()).step())
                .isEqualTo(Step.FETCHED);
    }

    @Test
    void aBadFieldIsNamedWithWhatWasExpectedAndWhatCame() {
        // given
        Map<String, Object> item = Samples.item("price_growth", 1);
        item.put("price", object("id", 17));
        Map<String, Object> unknownStatus =
                Samples.subscription("frozen", List.of(Samples.item("price_growth", 1)));
        Map<String, Object> noPeriod = Samples.item("price_growth", 1);
        noPeriod.keySet().removeIf(name -> name.startsWith("current_period"));

        // then
        assertRefused(
                Samples.subscription("active", List.of(item)),
                "expected event.data.object.items.data[0].price.id to be a text but was 17");
        assertRefused(
                unknownStatus,
                "expected event.data.object.status to be one of [active, canceled, incomplete,"
                        + " incomplete_expired, past_due, paused, trialing, unpaid] but was"
                        + " \"frozen\"");
        assertRefused(
                Samples.subscription("active", List.of(noPeriod)),
                "expected event.data.object.current_period_start to be seconds since 1970 but was"
                        + " not there");
        assertRefused(
                Samples.subscription("active", List.of()),
                "expected event.data.object.items to be a list of at least one item but was"
                        + " {\"object\":\"list\",\"data\":[],\"has_more\":fa…");
        assertRefused(
                Samples.of(ObjectKind.INVOICE),
                "expected event.data.object.object to be of the kind SUBSCRIPTION, as"
                        + " customer.subscription.updated says, but was \"invoice\"");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(
                        () ->
                                StripeEventCodec.read(
                                        ACCOUNT, "{\"id\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageStartingWith("expected an event in JSON but was malformed: ");
        assertThatThrownBy(
                        () -> StripeEventCodec.read(ACCOUNT, "[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage("expected event to be an object but was []");
    }

    @Test
    void aSummaryOfEntitlementsThatHasMoreIsPartial() {
        // given
        Map<String, Object> entitlements = list(List.of(object("lookup_key", "sso")));
        entitlements.put("has_more", true);
        Map<String, Object> summary = Samples.of(ObjectKind.ENTITLEMENTS);
        summary.put("entitlements", entitlements);

        // when
        StripeEvent event =
                StripeEventCodec.read(
                        ACCOUNT,
                        event("entitlements.active_entitlement_summary.updated", summary, null));

        // then
        assertThat(((Told) event.said()).after())
                .isEqualTo(new Entitlements("cus_1", List.of("sso"), true));
    }

    private static void assertRefused(Map<String, Object> object, String message) {
        byte[] payload = event("customer.subscription.updated", object, null);
        assertThatThrownBy(() -> StripeEventCodec.read(ACCOUNT, payload))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessage(message);
    }

    private static Told read(Map<String, Object> subscription) {
        byte[] payload = event("customer.subscription.updated", subscription, null);
        return (Told) StripeEventCodec.read(ACCOUNT, payload).said();
    }

    private static StripeObject readInvoice(Map<String, Object> invoice) {
        return ((Told) StripeEventCodec.read(ACCOUNT, event("invoice.paid", invoice, null)).said())
                .after();
    }

    private static byte[] event(
            String type, Map<String, Object> object, @Nullable Map<String, Object> previous) {
        return Payloads.event(
                new EventHead("evt_1", START.getEpochSecond(), type), object, previous);
    }
}
