package io.starledger.billing.account;

import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was told of one object within one second. Each event that says what was before is a way from
 * one state to another, and all of them make one walk; whatever the order in which they came, the
 * walk ends in the state that is entered once more than it is left. A walk that ends where it began
 * needs the state before the second. Several possible ends, for want of an event, are no certainty.
 */
final class Second {
    private final List<Telling> tellings;
    private final boolean isTruncated;
    private final Map<StripeObject, Integer> entered = new HashMap<>();
    private final Map<StripeObject, Set<StripeObject>> joined = new HashMap<>();

    private Second(List<Telling> tellings, boolean isTruncated) {
        this.tellings = tellings;
        this.isTruncated = isTruncated;
    }

    static Second of(List<Telling> tellings) {
        boolean isTruncated = tellings.size() >= ObjectHistory.TELLINGS;
        Step last = tellings.getLast().step();
        if (last == Step.DELETED) {
            return new Second(
                    tellings.stream().filter(told -> told.step() == Step.DELETED).toList(),
                    isTruncated);
        }
        long furthest =
                tellings.stream().mapToLong(told -> told.after().progress()).max().orElseThrow();
        return new Second(
                tellings.stream().filter(told -> told.after().progress() == furthest).toList(),
                isTruncated);
    }

    /** The state at the end of the second, given that at the end of the one before. */
    ObjectState endingState(@Nullable ObjectState earlier) {
        tellings.forEach(this::walk);
        if (earlier != null && earlier.isCertain() && entered.containsKey(earlier.object())) {
            entered.merge(earlier.object(), 1, Integer::sum);
        }
        Set<StripeObject> ends = new HashSet<>();
        Set<StripeObject> seen = new HashSet<>();
        for (StripeObject state : entered.keySet()) {
            if (!seen.contains(state)) {
                Set<StripeObject> walk = walkThrough(state);
                seen.addAll(walk);
                ends.addAll(endsOf(walk));
            }
        }
        return chosen(withoutBeginnings(ends));
    }

    private void walk(Telling told) {
        StripeObject after = told.after();
        @Nullable StripeObject before = told.before();
        boolean isBeginning = told.step() == Step.CREATED;
        boolean isChange = before != null && !before.equals(after);
        entered.merge(after, isBeginning || isChange ? 1 : 0, Integer::sum);
        joined.computeIfAbsent(after, _ -> new HashSet<>());
        if (before != null && isChange) {
            entered.merge(before, -1, Integer::sum);
            joined.computeIfAbsent(before, _ -> new HashSet<>()).add(after);
            joined.computeIfAbsent(after, _ -> new HashSet<>()).add(before);
        }
    }

    private Set<StripeObject> walkThrough(StripeObject state) {
        Set<StripeObject> walk = new HashSet<>(Set.of(state));
        List<StripeObject> open = new ArrayList<>(List.of(state));
        while (!open.isEmpty()) {
            for (StripeObject next : joined.getOrDefault(open.removeLast(), Set.of())) {
                if (walk.add(next)) {
                    open.add(next);
                }
            }
        }
        return walk;
    }

    private Set<StripeObject> endsOf(Set<StripeObject> walk) {
        Set<StripeObject> ends = new HashSet<>();
        for (StripeObject state : walk) {
            if (entered.getOrDefault(state, 0) > 0) {
                ends.add(state);
            }
        }
        return ends.isEmpty() ? walk : ends;
    }

    /** Nothing ends as it was created if anything else was told of it. */
    private Set<StripeObject> withoutBeginnings(Set<StripeObject> ends) {
        if (ends.size() == 1) {
            return ends;
        }
        Set<StripeObject> later = new HashSet<>(ends);
        for (Telling told : tellings) {
            if (told.step() == Step.CREATED
                    && joined.getOrDefault(told.after(), Set.of()).isEmpty()
                    && isToldOnce(told.after())) {
                later.remove(told.after());
            }
        }
        return later.isEmpty() ? ends : later;
    }

    private boolean isToldOnce(StripeObject state) {
        return tellings.stream().filter(told -> told.after().equals(state)).count() == 1;
    }

    private ObjectState chosen(Set<StripeObject> ends) {
        @Nullable Telling fetched = lastTold(ends, true);
        if (fetched != null) {
            return new ObjectState(fetched.after(), true);
        }
        Telling last = Objects.requireNonNull(lastTold(ends, false), "an end that was told");
        return new ObjectState(last.after(), ends.size() == 1 && !isTruncated);
    }

    private @Nullable Telling lastTold(Set<StripeObject> ends, boolean isFetched) {
        @Nullable Telling last = null;
        for (Telling told : tellings) {
            if (ends.contains(told.after()) && (!isFetched || told.step() == Step.FETCHED)) {
                last = told;
            }
        }
        return last;
    }
}
