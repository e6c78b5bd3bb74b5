package io.starledger.billing.account;

import io.starledger.billing.stripe.Application;
import io.starledger.billing.stripe.Charge;
import io.starledger.billing.stripe.CheckoutSession;
import io.starledger.billing.stripe.CreditNote;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.CustomerId;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Entitlements;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.InvoicePayment;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.Price;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.Product;
import io.starledger.billing.stripe.Refund;
import io.starledger.billing.stripe.StripeObject;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.SubscriptionStatus;
import io.starledger.billing.stripe.TestClock;
import io.starledger.schemas.avro.StoredCharge;
import io.starledger.schemas.avro.StoredCheckoutSession;
import io.starledger.schemas.avro.StoredCreditNote;
import io.starledger.schemas.avro.StoredCustomer;
import io.starledger.schemas.avro.StoredDispute;
import io.starledger.schemas.avro.StoredEntitlements;
import io.starledger.schemas.avro.StoredInvoice;
import io.starledger.schemas.avro.StoredInvoicePayment;
import io.starledger.schemas.avro.StoredItem;
import io.starledger.schemas.avro.StoredRefund;
import io.starledger.schemas.avro.StoredSubscription;
import io.starledger.schemas.avro.StoredTestClock;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Stripe's objects as the store keeps them. */
final class StoredObjectCodec {
    private StoredObjectCodec() {}

    static Object encode(StripeObject object) {
        return switch (object) {
            case Subscription it -> encode(it);
            case Invoice it -> encode(it);
            case InvoicePayment it ->
                    new StoredInvoicePayment(
                            it.id(), it.amountPaid(), it.invoice(), it.isPaid(), it.currency());
            case Customer it ->
                    new StoredCustomer(it.id(), it.isDeleted(), it.balance(), it.currency());
            case CheckoutSession it ->
                    new StoredCheckoutSession(
                            it.id(),
                            text(it.customer()),
                            it.clientReference(),
                            it.state().name(),
                            it.isOneOff(),
                            it.amount(),
                            it.currency());
            case Charge it -> StoredMoneyCodec.encode(it);
            case Refund it -> StoredMoneyCodec.encode(it);
            case CreditNote it -> StoredMoneyCodec.encode(it);
            case Dispute it -> StoredMoneyCodec.encode(it);
            case Entitlements it -> new StoredEntitlements(it.id(), it.features(), it.isPartial());
            case TestClock it -> new StoredTestClock(it.id(), it.frozenAt());
            case Product _, Price _, Application _ ->
                    throw new IllegalArgumentException(
                            "expected an object that accounts remember but was " + object.kind());
        };
    }

    static StripeObject decode(Object stored) {
        return switch (stored) {
            case StoredSubscription it -> decode(it);
            case StoredInvoice it -> decode(it);
            case StoredInvoicePayment it ->
                    new InvoicePayment(
                            it.getObjectId(),
                            it.getPaidMinor(),
                            it.getInvoice(),
                            it.getIsPaid(),
                            it.getCurrency());
            case StoredCustomer it ->
                    new Customer(
                            it.getObjectId(),
                            it.getIsDeleted(),
                            it.getBalanceMinor(),
                            it.getCurrency());
            case StoredCheckoutSession it -> decode(it);
            case StoredCharge it -> StoredMoneyCodec.decode(it);
            case StoredRefund it -> StoredMoneyCodec.decode(it);
            case StoredCreditNote it -> StoredMoneyCodec.decode(it);
            case StoredDispute it -> StoredMoneyCodec.decode(it);
            case StoredEntitlements it ->
                    new Entitlements(it.getObjectId(), it.getFeatures(), it.getIsPartial());
            case StoredTestClock it -> new TestClock(it.getObjectId(), it.getFrozenAt());
            default ->
                    throw new IllegalArgumentException(
                            "expected a stored object but was " + stored.getClass());
        };
    }

    private static StoredSubscription encode(Subscription it) {
        return new StoredSubscription(
                it.id(),
                it.customer().value(),
                it.status().name(),
                it.items().stream().map(StoredObjectCodec::encode).toList(),
                millis(it.trialEnd()),
                it.cancelAtPeriodEnd(),
                millis(it.cancelAt()),
                it.testClock());
    }

    private static StoredItem encode(Subscription.Item item) {
        return new StoredItem(
                item.price().value(), item.quantity(), item.period().start(), item.period().end());
    }

    private static Subscription decode(StoredSubscription it) {
        return new Subscription(
                it.getObjectId(),
                new CustomerId(it.getCustomer()),
                SubscriptionStatus.valueOf(it.getStatus()),
                it.getItems().stream().map(StoredObjectCodec::decode).toList(),
                instant(it.getTrialEnd()),
                it.getCancelAtPeriodEnd(),
                instant(it.getCancelAt()),
                it.getTestClock());
    }

    private static Subscription.Item decode(StoredItem item) {
        return new Subscription.Item(
                new PriceId(item.getPrice()),
                item.getQuantity(),
                new Period(item.getStartsAt(), item.getEndsAt()));
    }

    private static StoredInvoice encode(Invoice it) {
        return new StoredInvoice(
                it.id(),
                text(it.customer()),
                it.status().name(),
                it.subscription(),
                it.attempts(),
                millis(it.owedSince()),
                it.currency(),
                it.amounts().due(),
                it.amounts().paid(),
                it.amounts().remaining());
    }

    private static Invoice decode(StoredInvoice it) {
        return new Invoice(
                it.getObjectId(),
                customer(it.getCustomer()),
                InvoiceStatus.valueOf(it.getStatus()),
                it.getSubscription(),
                it.getAttempts(),
                instant(it.getOwedSince()),
                it.getCurrency(),
                new Invoice.Amounts(it.getDueMinor(), it.getPaidMinor(), it.getRemainingMinor()));
    }

    private static CheckoutSession decode(StoredCheckoutSession it) {
        return new CheckoutSession(
                it.getObjectId(),
                customer(it.getCustomer()),
                it.getClientReference(),
                CheckoutSession.State.valueOf(it.getState()),
                it.getIsOneOff(),
                it.getAmountMinor(),
                it.getCurrency());
    }

    static @Nullable String text(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }

    static @Nullable CustomerId customer(@Nullable String id) {
        return id == null ? null : new CustomerId(id);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
