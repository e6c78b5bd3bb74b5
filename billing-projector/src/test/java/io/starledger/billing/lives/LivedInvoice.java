package io.starledger.billing.lives;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import java.util.List;
import java.util.Map;

/** An invoice for a subscription, from its finalization on. */
final class LivedInvoice {
    final String id;
    final long amount;
    final long finalizedAt;
    private final World world;
    private final LivedSubscription subscription;
    String status = "open";
    private int attempts;

    LivedInvoice(World world, LivedSubscription subscription, long amount) {
        this.world = world;
        this.subscription = subscription;
        this.amount = amount;
        this.id = world.id("in");
        this.finalizedAt = world.now();
        world.tell("invoice.finalized", render());
    }

    boolean isOwed() {
        return status.equals("open") || status.equals("uncollectible");
    }

    void fail() {
        attempts++;
        world.tell("invoice.payment_failed", render());
        if (world.chance(20)) {
            world.tell("invoice.payment_action_required", render());
        }
    }

    void pay() {
        attempts++;
        status = "paid";
        world.tell("invoice.paid", render());
        if (world.chance(50)) {
            world.tell("invoice.payment_succeeded", render());
        }
        if (amount > 0) {
            Map<String, Object> payment =
                    object(
                            "id",
                            "inpay_" + id,
                            "object",
                            "invoice_payment",
                            "amount_paid",
                            amount,
                            "currency",
                            "usd",
                            "invoice",
                            id,
                            "payment",
                            object("type", "payment_intent"),
                            "status",
                            "paid");
            if (world.chance(50)) {
                world.tell("invoice_payment.paid", payment);
            } else {
                world.note(payment);
            }
        }
    }

    void giveUp() {
        status = "uncollectible";
        world.tell("invoice.marked_uncollectible", render());
    }

    void voidIt() {
        status = "void";
        world.tell("invoice.voided", render());
    }

    private Map<String, Object> render() {
        long paid = status.equals("paid") ? amount : 0;
        Map<String, Object> invoice =
                object(
                        "id",
                        id,
                        "object",
                        "invoice",
                        "attempt_count",
                        attempts,
                        "billing_reason",
                        "subscription_cycle",
                        "collection_method",
                        "charge_automatically",
                        "currency",
                        "usd",
                        "customer",
                        subscription.customer,
                        "lines",
                        list(List.of()),
                        "status",
                        status);
        invoice.put("amount_due", amount);
        invoice.put("amount_paid", paid);
        invoice.put("amount_remaining", amount - paid);
        invoice.put("status_transitions", object("finalized_at", finalizedAt));
        if (subscription.isOfOldShape) {
            invoice.put("subscription", subscription.id);
        } else {
            invoice.put("parent", parent());
        }
        return invoice;
    }

    private Map<String, Object> parent() {
        Map<String, Object> details = object("subscription", subscription.id);
        return object("type", "subscription_details", "subscription_details", details);
    }
}
