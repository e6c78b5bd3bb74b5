package io.starledger.billing.account;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.stripe.Application;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEvent.Told;
import io.starledger.billing.stripe.StripeEvent.Unknown;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folds events and operators' grants into accounts. Pure; safe for use by many threads. */
public final class AccountReducer {
    public static final int GRANTS = 64;
    private static final Set<ObjectKind> OF_THE_CATALOGUE =
            EnumSet.of(ObjectKind.PRODUCT, ObjectKind.PRICE);

    private final BillingRules rules;
    private final Memory memory;

    public AccountReducer(BillingRules rules) {
        this(rules, new Memory(Memory.OBJECTS));
    }

    AccountReducer(BillingRules rules, Memory memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /** The account after an event, and what the event did to it. */
    public Folded fold(TenantId tenant, AccountState state, StripeEvent event) {
        TenantAccount before = accountOf(state);
        @Nullable Outcome ignored = whyIgnored(tenant, state, event);
        if (ignored != null) {
            return new Folded(state, before, ignored);
        }
        AccountState remembered = remembered(state, event);
        TenantAccount account = accountOf(remembered);
        return new Folded(
                remembered, account, account.equals(before) ? Outcome.UNCHANGED : Outcome.CHANGED);
    }

    /** What {@link #fold} remembers, without a look at the account: for many events at once. */
    public AccountState remember(TenantId tenant, AccountState state, StripeEvent event) {
        return whyIgnored(tenant, state, event) == null ? remembered(state, event) : state;
    }

    /** What stands without an event, as after a change of the rules. */
    public TenantAccount accountOf(AccountState state) {
        return new AccountView(state, rules).account();
    }

    /**
     * Takes the place of a grant of the same id. Of more than {@value #GRANTS} those are forgotten
     * that were over when it was given; throws {@link IllegalArgumentException} if too many are
     * left.
     */
    public AccountState grant(AccountState state, Grant grant, Instant givenAt) {
        Map<String, Grant> grants = byId(state.grants());
        grants.put(grant.id(), grant);
        if (grants.size() > GRANTS) {
            grants.values().removeIf(it -> !it.validity().end().isAfter(givenAt));
        }
        if (grants.size() > GRANTS) {
            throw new IllegalArgumentException(
                    "expected at most %d grants that are not over but was %d"
                            .formatted(GRANTS, grants.size()));
        }
        return state.withGrants(List.copyOf(grants.values()));
    }

    public AccountState revoke(AccountState state, String grantId) {
        Map<String, Grant> grants = byId(state.grants());
        grants.remove(grantId);
        return state.withGrants(List.copyOf(grants.values()));
    }

    private @Nullable Outcome whyIgnored(TenantId tenant, AccountState state, StripeEvent event) {
        if (!rules.billers().mayDecide(tenant, event.account())) {
            return Outcome.FOREIGN;
        }
        return switch (event.said()) {
            case Unknown _ -> Outcome.UNKNOWN_TYPE;
            case Told told when OF_THE_CATALOGUE.contains(told.after().kind()) -> Outcome.UNCHANGED;
            case Told _ when state.seen().contains(event) -> Outcome.DUPLICATE;
            case Told told when isTooLate(state, event, told) -> Outcome.TOO_LATE;
            case Told _ -> null;
        };
    }

    private AccountState remembered(AccountState state, StripeEvent event) {
        AccountState after =
                switch (event.said()) {
                    case Told(_, _, Application _) ->
                            left(state, event.account(), event.createdAt());
                    case Told told -> told(state, event, told);
                    case Unknown _ -> state;
                };
        return memory.kept(after.withSeen(after.seen().with(event)), rules);
    }

    private AccountState told(AccountState state, StripeEvent event, Told told) {
        ObjectKey key = keyOf(event.account(), told);
        Telling telling =
                new Telling(
                        event.id(), event.createdAt(), told.step(), told.before(), told.after());
        Map<ObjectKey, ObjectHistory> objects = new HashMap<>(state.objects());
        objects.merge(key, ObjectHistory.NONE.with(telling), (known, _) -> known.with(telling));
        if (key.kind() != ObjectKind.SUBSCRIPTION) {
            return state.withObjects(objects);
        }
        Map<ObjectKey, Trail> trails = new HashMap<>(state.trails());
        Trail trail = trails.getOrDefault(key, Trail.NONE);
        trails.put(key, trail.with(event.account(), telling, rules));
        return state.withObjects(objects).withTrails(trails);
    }

    private static AccountState left(AccountState state, StripeAccountId account, Instant at) {
        Map<StripeAccountId, Instant> left = new HashMap<>(state.left());
        left.merge(account, at, (one, other) -> one.isAfter(other) ? one : other);
        return state.withLeft(left);
    }

    private static boolean isTooLate(AccountState state, StripeEvent event, Told told) {
        return state.forgotten().mayInclude(event.createdAt())
                && !state.objects().containsKey(keyOf(event.account(), told));
    }

    private static ObjectKey keyOf(StripeAccountId account, Told told) {
        return new ObjectKey(account, told.after().kind(), told.after().id());
    }

    private static Map<String, Grant> byId(List<Grant> grants) {
        Map<String, Grant> byId = new TreeMap<>();
        grants.forEach(grant -> byId.put(grant.id(), grant));
        return byId;
    }
}
