package io.starledger.billing.account;

import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.StripeAccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of a tenant's events. It depends on which events came and not on their order,
 * as long as none is forgotten that has not come.
 *
 * @param objects what the newest events of each object told
 * @param trails of subscriptions
 * @param left when a Connect account left the platform, the last time it did
 * @param grants by operators, sorted by id
 * @param forgotten what is left of objects that are remembered no more
 */
public record AccountState(
        Map<ObjectKey, ObjectHistory> objects,
        Map<ObjectKey, Trail> trails,
        Map<StripeAccountId, Instant> left,
        SeenEvents seen,
        List<Grant> grants,
        Forgotten forgotten) {
    public static final AccountState NEW =
            new AccountState(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    SeenEvents.NONE,
                    List.of(),
                    new Forgotten(null, List.of()));

    public AccountState {
        objects = Map.copyOf(objects);
        trails = Map.copyOf(trails);
        left = Map.copyOf(left);
        grants = List.copyOf(grants);
    }

    /**
     * Objects that are remembered no more.
     *
     * @param until the second of the newest event of any of them; null if there are none
     * @param money what they came to
     */
    public record Forgotten(@Nullable Instant until, List<MoneyTotals> money) {

        public Forgotten {
            money = List.copyOf(money);
        }

        /** Whether an object, unknown now, may be one of them. */
        boolean mayInclude(Instant at) {
            return until != null && !at.isAfter(until);
        }
    }

    AccountState withObjects(Map<ObjectKey, ObjectHistory> changed) {
        return new AccountState(changed, trails, left, seen, grants, forgotten);
    }

    AccountState withTrails(Map<ObjectKey, Trail> changed) {
        return new AccountState(objects, changed, left, seen, grants, forgotten);
    }

    AccountState withLeft(Map<StripeAccountId, Instant> changed) {
        return new AccountState(objects, trails, changed, seen, grants, forgotten);
    }

    AccountState withSeen(SeenEvents changed) {
        return new AccountState(objects, trails, left, changed, grants, forgotten);
    }

    AccountState withGrants(List<Grant> changed) {
        return new AccountState(objects, trails, left, seen, changed, forgotten);
    }

    AccountState withForgotten(Forgotten changed) {
        return new AccountState(objects, trails, left, seen, grants, changed);
    }
}
