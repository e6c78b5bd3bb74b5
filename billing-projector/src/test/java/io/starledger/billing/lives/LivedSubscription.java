package io.starledger.billing.lives;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import io.starledger.billing.lives.World.Held;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A subscription as Stripe holds it, with what its owner has bought of it in this period. */
final class LivedSubscription {
    static final long MONTH = 30 * 86_400L;

    final String id;
    final String customer;
    final boolean isOfOldShape;
    final List<LivedInvoice> invoices = new ArrayList<>();
    private final World world;
    String status;
    SortedMap<String, Long> prices = new TreeMap<>();
    SortedMap<String, Long> most = new TreeMap<>();
    long start;
    long end;
    @Nullable Long trialEnd;
    boolean isCanceledAtEnd;
    private @Nullable Map<String, Object> pendingUpdate;
    private boolean isCollectionPaused;
    private Held told = new Held("", 0, Map.of());

    LivedSubscription(World world, String customer, boolean isOfOldShape, String status) {
        this.world = world;
        this.customer = customer;
        this.isOfOldShape = isOfOldShape;
        this.status = status;
        this.id = world.id("sub");
    }

    boolean isOver() {
        return status.equals("canceled") || status.equals("incomplete_expired");
    }

    void beginPeriod(long length) {
        start = world.now();
        end = start + length;
        most = new TreeMap<>(prices);
    }

    /** Prices replaced by others: the most of each in this period is what still counts in it. */
    void hold(SortedMap<String, Long> others) {
        prices = others;
        others.forEach((price, quantity) -> most.merge(price, quantity, Math::max));
    }

    /** Since when its oldest invoice that is owed has been. */
    long owedSince() {
        return invoices.stream()
                .filter(LivedInvoice::isOwed)
                .map(invoice -> invoice.finalizedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("expected an invoice that is owed"));
    }

    LivedInvoice bill(long amount) {
        LivedInvoice invoice = new LivedInvoice(world, this, amount);
        invoices.add(invoice);
        return invoice;
    }

    void pend(@Nullable Map<String, Object> update) {
        pendingUpdate = update;
    }

    void toggleCollection() {
        isCollectionPaused = !isCollectionPaused;
    }

    void tell(String type) {
        world.tell("customer.subscription." + type, render(), List.of(held()));
        told = held();
    }

    void tellChange() {
        world.tellChange("customer.subscription.updated", render(), List.of(told, held()));
        told = held();
    }

    /** Before the first payment nothing is. */
    private Held held() {
        boolean isHeld = !status.equals("incomplete");
        return new Held(id, start, isHeld ? Map.copyOf(prices) : Map.of());
    }

    private Map<String, Object> render() {
        List<Map<String, Object>> items = new ArrayList<>();
        prices.forEach((price, quantity) -> items.add(item(price, quantity)));
        Map<String, Object> subscription =
                object(
                        "id", id,
                        "object", "subscription",
                        "billing_mode", object("type", "classic"),
                        "cancel_at", null,
                        "cancel_at_period_end", isCanceledAtEnd,
                        "customer", customer,
                        "items", list(items),
                        "pause_collection", isCollectionPaused ? object("behavior", "void") : null,
                        "pending_update", pendingUpdate,
                        "status", status,
                        "trial_end", trialEnd);
        if (isOfOldShape) {
            subscription.put("current_period_start", start);
            subscription.put("current_period_end", end);
        }
        return subscription;
    }

    private Map<String, Object> item(String price, long quantity) {
        Map<String, Object> item =
                object(
                        "id",
                        "si_" + price,
                        "object",
                        "subscription_item",
                        "price",
                        object("id", price, "object", "price", "currency", "usd"),
                        "quantity",
                        quantity);
        if (!isOfOldShape) {
            item.put("current_period_start", start);
            item.put("current_period_end", end);
        }
        return item;
    }
}
