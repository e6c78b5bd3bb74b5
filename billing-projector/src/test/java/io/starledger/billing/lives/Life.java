package io.starledger.billing.lives;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What one customer does and suffers, at random but always as Stripe lets it come. */
final class Life {
    static final List<String> PLANS = List.of("price_starter", "price_growth", "price_enterprise");
    static final String ADD_ON = "price_add_on";
    private static final List<String> FEATURES = List.of("api", "audit", "sso");
    private static final int SUBSCRIPTIONS = 3;

    final World world;
    final List<LivedSubscription> subscriptions = new ArrayList<>();
    final LivedMoney money;
    List<String> features = List.of();
    boolean isCustomerDeleted;
    private final String customer;
    private final SplittableRandom random;
    private final Dunning dunning;

    private Life(long seed) {
        this.world = new World(seed);
        this.random = world.random;
        this.customer = world.id("cus");
        this.money = new LivedMoney(world, customer);
        this.dunning = new Dunning(world, money);
    }

    /**
     * A life of {@code atLeast} events, or a few more, as the last thing it does is told in whole.
     */
    static Life of(long seed, int atLeast) {
        Life life = new Life(seed);
        life.world.tell("customer.created", life.money.customer());
        life.subscribe();
        while (life.world.log().size() < atLeast && !life.isCustomerDeleted) {
            life.goOn();
        }
        return life;
    }

    private void goOn() {
        if (world.chance(60)) {
            world.pass(3 * 86_400);
        }
        LivedSubscription one = subscriptions.get(random.nextInt(subscriptions.size()));
        switch (random.nextInt(12)) {
            case 0 -> aside();
            case 1 -> subscribeAgain();
            default -> {
                if (!one.isOver()) {
                    live(one);
                } else if (world.chance(30)) {
                    deleteCustomer();
                } else {
                    aside();
                }
            }
        }
    }

    private void live(LivedSubscription it) {
        if (world.now() >= it.end && !it.status.equals("incomplete")) {
            world.passTo(it.end);
            dunning.periodEnds(it);
            return;
        }
        switch (it.status) {
            case "incomplete" -> dunning.first(it, world.chance(50));
            case "trialing" -> trial(it);
            case "past_due" -> dunning.goesOn(it);
            case "unpaid" -> dunning.unpaid(it);
            case "paused" -> dunning.resumes(it);
            default -> active(it);
        }
    }

    private void active(LivedSubscription it) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> changePrices(it);
            case 3, 4 -> toggleCancellation(it);
            case 5 -> pendUpdate(it);
            case 6 -> {
                it.toggleCollection();
                it.tellChange();
            }
            case 7 -> {
                world.passTo(it.end);
                dunning.periodEnds(it);
            }
            default -> {
                if (world.chance(40)) {
                    dunning.cancel(it);
                }
            }
        }
    }

    private void trial(LivedSubscription it) {
        switch (random.nextInt(5)) {
            case 0 -> changePrices(it);
            case 1 -> toggleCancellation(it);
            case 2 -> it.tell("trial_will_end");
            default -> {
                world.passTo(it.end);
                dunning.periodEnds(it);
            }
        }
    }

    private void changePrices(LivedSubscription it) {
        it.hold(somePrices());
        if (!it.status.equals("trialing") && world.chance(20)) {
            world.pass(60);
            it.beginPeriod(LivedSubscription.MONTH);
            it.tellChange();
            LivedInvoice invoice = it.bill(random.nextInt(1, 5_000));
            invoice.pay();
            money.paid += invoice.amount;
        } else {
            it.tellChange();
        }
    }

    private void toggleCancellation(LivedSubscription it) {
        it.isCanceledAtEnd = !it.isCanceledAtEnd;
        it.tellChange();
    }

    /** An upgrade that waits for its payment, and gets it or not. */
    private void pendUpdate(LivedSubscription it) {
        it.pend(object("expires_at", world.now() + 82_800));
        it.tellChange();
        it.pend(null);
        if (world.chance(50)) {
            it.hold(somePrices());
            it.tellChange();
            it.tell("pending_update_applied");
        } else {
            it.tellChange();
            it.tell("pending_update_expired");
        }
    }

    private void subscribeAgain() {
        if (subscriptions.size() < SUBSCRIPTIONS) {
            subscribe();
        } else {
            aside();
        }
    }

    private void subscribe() {
        boolean isTrial = world.chance(30);
        LivedSubscription it =
                new LivedSubscription(
                        world, customer, world.chance(30), isTrial ? "trialing" : "incomplete");
        it.prices = somePrices();
        it.beginPeriod(isTrial ? 14 * 86_400L : LivedSubscription.MONTH);
        it.trialEnd = isTrial ? it.end : null;
        subscriptions.add(it);
        it.tell("created");
        if (isTrial) {
            it.bill(0).pay();
        } else {
            it.bill(random.nextInt(1, 5_000));
            dunning.first(it, world.chance(80));
        }
    }

    private void aside() {
        long amount = random.nextInt(1, 5_000);
        switch (random.nextInt(8)) {
            case 0 -> money.sell(amount, world.chance(50));
            case 1 -> money.refund(amount, world.chance(30));
            case 2 -> money.credit(amount, world.chance(30));
            case 3 -> money.dispute(amount);
            case 4 -> money.balanceIs(random.nextInt(-500, 500));
            case 5, 6 -> entitle();
            default -> world.tellOfSomethingElse();
        }
    }

    private void entitle() {
        features = FEATURES.stream().filter(_ -> world.chance(50)).toList();
        Map<String, Object> summary =
                object(
                        "object",
                        "entitlements.active_entitlement_summary",
                        "customer",
                        customer,
                        "entitlements",
                        list(features.stream().map(it -> object("lookup_key", it)).toList()));
        world.tellChange("entitlements.active_entitlement_summary.updated", summary, List.of());
    }

    /** Stripe ends what a customer has before it deletes them. */
    private void deleteCustomer() {
        subscriptions.stream().filter(it -> !it.isOver()).forEach(dunning::cancel);
        isCustomerDeleted = true;
        world.tell("customer.deleted", money.customer());
        world.note(object("id", customer, "object", "customer", "deleted", true));
    }

    private SortedMap<String, Long> somePrices() {
        SortedMap<String, Long> prices = new TreeMap<>();
        prices.put(PLANS.get(random.nextInt(PLANS.size())), 1L);
        if (world.chance(30)) {
            prices.put(ADD_ON, random.nextLong(1, 4));
        }
        return prices;
    }
}
