package io.starledger.billing.lives;

import static io.starledger.billing.stripe.Payloads.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comes back of a customer's payments, and what they add up to. */
final class LivedMoney {
    private final World world;
    private final String customer;
    final List<String> lostDisputes = new ArrayList<>();
    long paid;
    long refunded;
    long credited;
    long disputed;
    long balance;

    LivedMoney(World world, String customer) {
        this.world = world;
        this.customer = customer;
    }

    void sell(long amount, boolean isPaidLater) {
        String id = world.id("cs");
        Map<String, Object> session = session(id, amount, isPaidLater ? "unpaid" : "paid");
        world.tell("checkout.session.completed", session);
        if (isPaidLater) {
            boolean comes = world.chance(60);
            world.tell(
                    "checkout.session.async_payment_" + (comes ? "succeeded" : "failed"),
                    session(id, amount, comes ? "paid" : "unpaid"));
            paid += comes ? amount : 0;
        } else {
            paid += amount;
        }
    }

    void refund(long amount, boolean fails) {
        String charge = world.id("ch");
        String id = world.id("re");
        world.tell("refund.created", refund(id, charge, amount, "pending"));
        world.tell("charge.refunded", charge(charge, amount));
        if (fails) {
            world.pass(86_400);
            world.tell("refund.failed", refund(id, charge, amount, "failed"));
            world.note(charge(charge, 0));
        } else {
            world.tellChange("refund.updated", refund(id, charge, amount, "succeeded"), List.of());
            refunded += amount;
        }
    }

    void credit(long amount, boolean isVoided) {
        String id = world.id("cn");
        world.tell("credit_note.created", creditNote(id, amount, "issued"));
        if (isVoided) {
            world.tell("credit_note.voided", creditNote(id, amount, "void"));
        } else {
            credited += amount;
        }
    }

    void dispute(long amount) {
        String id = world.id("dp");
        world.tell("charge.dispute.created", dispute(id, amount, "needs_response", List.of()));
        List<Long> moved = new ArrayList<>(List.of(-amount));
        world.tell("charge.dispute.funds_withdrawn", dispute(id, amount, "needs_response", moved));
        world.tellChange(
                "charge.dispute.updated", dispute(id, amount, "under_review", moved), List.of());
        if (world.chance(20)) {
            disputed += amount;
            return;
        }
        boolean isWon = world.chance(50);
        world.tell("charge.dispute.closed", dispute(id, amount, isWon ? "won" : "lost", moved));
        if (isWon) {
            moved.add(amount);
            world.tell("charge.dispute.funds_reinstated", dispute(id, amount, "won", moved));
        } else {
            disputed += amount;
            lostDisputes.add(id);
        }
    }

    void balanceIs(long changed) {
        balance = changed;
        world.tellChange("customer.updated", customer(), List.of());
    }

    Map<String, Object> customer() {
        return object(
                "id", customer,
                "object", "customer",
                "balance", balance,
                "currency", "usd",
                "email", "someone@example.com");
    }

    private Map<String, Object> session(String id, long amount, String paymentStatus) {
        return object(
                "id",
                id,
                "object",
                "checkout.session",
                "amount_total",
                amount,
                "currency",
                "usd",
                "customer",
                customer,
                "invoice",
                null,
                "mode",
                "payment",
                "payment_status",
                paymentStatus,
                "status",
                "complete");
    }

    private Map<String, Object> refund(String id, String charge, long amount, String status) {
        return object(
                "id", id,
                "object", "refund",
                "amount", amount,
                "charge", charge,
                "currency", "usd",
                "status", status);
    }

    private Map<String, Object> charge(String id, long refundedOfIt) {
        return object(
                "id",
                id,
                "object",
                "charge",
                "amount",
                10_000,
                "amount_refunded",
                refundedOfIt,
                "currency",
                "usd",
                "customer",
                customer);
    }

    private Map<String, Object> creditNote(String id, long amount, String status) {
        return object(
                "id", id,
                "object", "credit_note",
                "amount", amount,
                "currency", "usd",
                "customer", customer,
                "status", status);
    }

    private static Map<String, Object> dispute(
            String id, long amount, String status, List<Long> moved) {
        return object(
                "id",
                id,
                "object",
                "dispute",
                "amount",
                amount,
                "balance_transactions",
                moved.stream().map(net -> object("amount", net)).toList(),
                "charge",
                "ch_of_" + id,
                "currency",
                "usd",
                "status",
                status);
    }
}
