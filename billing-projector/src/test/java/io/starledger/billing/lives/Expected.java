package io.starledger.billing.lives;

import io.starledger.billing.lives.World.Emitted;
import io.starledger.billing.lives.World.Held;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the owner of a life has by the platform's rules, as its seller would reckon it by hand. */
final class Expected {
    private static final long GRACE = 7 * 86_400L;
    private static final List<String> PLANS =
            List.of("free", "trial", "starter", "growth", "enterprise");

    private final Life life;
    private final Map<String, Map<String, Long>> most = new HashMap<>();

    private Expected(Life life) {
        this.life = life;
    }

    /** Of one whose every event was told. */
    static Expected of(Life life) {
        Expected expected = new Expected(life);
        life.subscriptions.forEach(it -> expected.most.put(it.id, it.most));
        return expected;
    }

    /** Of one of whom only {@code told} was heard, and how everything was in the end. */
    static Expected ofWhatWasTold(Life life, List<Emitted> told) {
        Expected expected = new Expected(life);
        for (LivedSubscription it : life.subscriptions) {
            Map<String, Long> most = new HashMap<>(it.prices);
            for (Emitted emitted : told) {
                for (Held held : emitted.held()) {
                    if (held.subscription().equals(it.id) && held.since() == it.start) {
                        held.prices().forEach((price, n) -> most.merge(price, n, Math::max));
                    }
                }
            }
            expected.most.put(it.id, most);
        }
        return expected;
    }

    /** Plan, status and number of add-ons at an instant. */
    record Has(String plan, String status, long addOns) {}

    Has at(long instant) {
        Has best = new Has("free", "NONE", 0);
        long addOns = 0;
        for (LivedSubscription it : life.subscriptions) {
            String status = statusOf(it, instant);
            Has offered = new Has(planOf(it, status, instant), status, 0);
            best = isBetter(offered, best) ? offered : best;
            addOns += isBought(status) ? held(it, instant).getOrDefault(Life.ADD_ON, 0L) : 0;
        }
        return new Has(best.plan(), best.status(), addOns);
    }

    private static boolean isBetter(Has one, Has other) {
        int plans = PLANS.indexOf(one.plan()) - PLANS.indexOf(other.plan());
        if (isGranting(one.status()) != isGranting(other.status())) {
            return isGranting(one.status());
        }
        if (isGranting(one.status()) && plans != 0) {
            return plans > 0;
        }
        int statuses = rankOf(other.status()) - rankOf(one.status());
        return statuses > 0 || (statuses == 0 && plans > 0);
    }

    /** Whether it may not write at an instant. */
    boolean isReadOnly(long instant) {
        return !suspendedBy().isEmpty()
                || List.of("UNPAID", "PAUSED").contains(at(instant).status());
    }

    /** Begin and end of the period that counts: of the best, then of the eldest; none for none. */
    List<Long> period() {
        Has best = new Has("free", "NONE", 0);
        List<Long> period = List.of();
        for (LivedSubscription it : life.subscriptions) {
            String status = statusOf(it, 0);
            Has offered = new Has(planOf(it, status, 0), status, 0);
            boolean isElder = offered.equals(best) && !period.isEmpty() && it.start < period.get(0);
            if (isBetter(offered, best) || isElder) {
                best = offered;
                period = List.of(it.start, it.end);
            }
        }
        return period;
    }

    /** Every instant at which something may change, and the ones beside it. */
    SortedSet<Long> instants() {
        SortedSet<Long> instants = new TreeSet<>(List.of(0L));
        for (LivedSubscription it : life.subscriptions) {
            instants.addAll(List.of(it.end - 1, it.end, it.start));
            if (it.status.equals("past_due")) {
                instants.addAll(List.of(it.owedSince() + GRACE - 1, it.owedSince() + GRACE));
            }
        }
        return instants;
    }

    SortedSet<String> suspendedBy() {
        SortedSet<String> suspending = new TreeSet<>(life.money.lostDisputes);
        for (LivedSubscription it : life.subscriptions) {
            it.invoices.stream()
                    .filter(invoice -> invoice.status.equals("uncollectible"))
                    .forEach(invoice -> suspending.add(invoice.id));
        }
        return suspending;
    }

    List<String> features() {
        return life.features;
    }

    /** Paid, refunded, credited, disputed, owed and balance. */
    List<Long> money() {
        long owed =
                life.subscriptions.stream()
                        .flatMap(it -> it.invoices.stream())
                        .filter(invoice -> invoice.status.equals("open"))
                        .mapToLong(invoice -> invoice.amount)
                        .sum();
        LivedMoney money = life.money;
        long balance = life.isCustomerDeleted ? 0 : money.balance;
        return List.of(money.paid, money.refunded, money.credited, money.disputed, owed, balance);
    }

    private String statusOf(LivedSubscription it, long instant) {
        boolean isEnded = it.isOver() || (it.isCanceledAtEnd && instant >= it.end);
        return switch (it.status) {
            case "incomplete" -> "NONE";
            case "trialing" -> isEnded ? "NONE" : instant < it.end ? "TRIALING" : "ACTIVE";
            case "past_due" ->
                    isEnded ? "NONE" : instant < it.owedSince() + GRACE ? "PAST_DUE" : "LAPSED";
            case "unpaid" -> isEnded ? "NONE" : "UNPAID";
            case "paused" -> isEnded ? "NONE" : "PAUSED";
            default -> isEnded ? "NONE" : "ACTIVE";
        };
    }

    private String planOf(LivedSubscription it, String status, long instant) {
        if (status.equals("TRIALING")) {
            return "trial";
        }
        if (status.equals("NONE") || status.equals("LAPSED")) {
            return "free";
        }
        String best = "free";
        for (String price : held(it, instant).keySet()) {
            String plan = price.substring("price_".length());
            best = PLANS.indexOf(plan) > PLANS.indexOf(best) ? plan : best;
        }
        return best;
    }

    private Map<String, Long> held(LivedSubscription it, long instant) {
        SortedMap<String, Long> held = new TreeMap<>(it.prices);
        if (instant < it.end) {
            most.getOrDefault(it.id, Map.of())
                    .forEach((price, n) -> held.merge(price, n, Math::max));
        }
        return held;
    }

    private static boolean isBought(String status) {
        return status.equals("ACTIVE") || status.equals("PAST_DUE");
    }

    private static boolean isGranting(String status) {
        return isBought(status) || status.equals("TRIALING");
    }

    private static int rankOf(String status) {
        return List.of("ACTIVE", "PAST_DUE", "TRIALING", "UNPAID", "PAUSED", "LAPSED", "NONE")
                .indexOf(status);
    }
}
