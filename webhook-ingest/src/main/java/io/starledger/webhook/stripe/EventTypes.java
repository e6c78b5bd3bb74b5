package io.starledger.webhook.stripe;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stripe's event types that somebody behind the inbox makes something of
 * (docs.stripe.com/api/events/types). All others are kept as well; they differ in how they are
 * counted, and in nothing else.
 */
public final class EventTypes {
    private static final Set<String> KNOWN =
            Stream.of(
                            of(
                                    "checkout.session",
                                    "completed",
                                    "async_payment_succeeded",
                                    "async_payment_failed",
                                    "expired"),
                            of("customer", "created", "updated", "deleted"),
                            of(
                                    "customer.subscription",
                                    "created",
                                    "updated",
                                    "deleted",
                                    "paused",
                                    "resumed",
                                    "trial_will_end",
                                    "pending_update_applied",
                                    "pending_update_expired"),
                            of(
                                    "invoice",
                                    "finalized",
                                    "paid",
                                    "payment_succeeded",
                                    "payment_failed",
                                    "payment_action_required",
                                    "overdue",
                                    "voided",
                                    "marked_uncollectible"),
                            of("invoice_payment", "paid"),
                            of("charge", "refunded"),
                            of("refund", "created", "updated", "failed"),
                            of("credit_note", "created", "updated", "voided"),
                            of(
                                    "charge.dispute",
                                    "created",
                                    "updated",
                                    "funds_withdrawn",
                                    "funds_reinstated",
                                    "closed"),
                            of("entitlements.active_entitlement_summary", "updated"),
                            of("product", "created", "updated", "deleted"),
                            of("price", "created", "updated", "deleted"),
                            of("plan", "created", "updated", "deleted"),
                            of("account.application", "deauthorized"),
                            of(
                                    "test_helpers.test_clock",
                                    "created",
                                    "advancing",
                                    "ready",
                                    "internal_failure",
                                    "deleted"))
                    .flatMap(types -> types)
                    .collect(Collectors.toUnmodifiableSet());

    private EventTypes() {}

    /** In Stripe's words. */
    public static Set<String> known() {
        return KNOWN;
    }

    private static Stream<String> of(String object, String... changes) {
        return Stream.of(changes).map(change -> object + "." + change);
    }
}
