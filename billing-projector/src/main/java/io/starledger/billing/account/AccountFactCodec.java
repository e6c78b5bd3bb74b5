package io.starledger.billing.account;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Folds what the logs hold of a tenant's account, Stripe's events and operators' grants. */
public record AccountFactCodec(AccountReducer reducer) {

    /** After a fact: what is remembered for the next, and the account that it is. */
    public record Known(StoredAccount state, TenantBilling account) {}

    /** What a fact did. */
    record Step(Folded folded, Remembered before, Remembered after) {
        boolean isNews() {
            return !after.equals(before);
        }
    }

    /**
     * After {@code fact}, an event or a grant of {@code tenant}; one that cannot be folded where it
     * stands changes nothing.
     *
     * @param before null if nothing was told of the tenant
     * @param partition of the logs, in which a tenant has one
     */
    public Known known(
            TenantId tenant,
            @Nullable StoredAccount before,
            SpecificRecord fact,
            int partition,
            long offset) {
        Remembered remembered = StoredAccountCodec.decode(before);
        Step step = step(remembered, fact, offset);
        LogPosition position = new LogPosition(partition, step.after().sourceOffset());
        return new Known(
                StoredAccountCodec.encode(step.after()),
                TenantBillingCodec.encode(tenant, step.folded().account(), step.after(), position));
    }

    /** Throws {@link InvalidRecordException} if the payload is none of Stripe's. */
    Step fold(Remembered before, TenantStripeEvent event, long offset) {
        Folded folded = folded(before.state(), event);
        return new Step(folded, before, before.after(folded, event.getReceivedAt()).at(offset));
    }

    /** Throws {@link InvalidRecordException} if it cannot be given. */
    Step fold(Remembered before, GrantDecision decision) {
        AccountState after = after(before.state(), decision);
        Outcome outcome = after.equals(before.state()) ? Outcome.UNCHANGED : Outcome.CHANGED;
        Folded folded = new Folded(after, reducer.accountOf(after), outcome);
        return new Step(folded, before, before.after(folded, decision.getDecidedAt()));
    }

    /** Throws {@link InvalidRecordException} unless {@code event} is one of {@code key}. */
    static TenantStripeEvent required(TenantKey key, @Nullable TenantStripeEvent event) {
        if (event == null) {
            throw new InvalidRecordException("expected an event but was a tombstone");
        }
        if (!key.tenant().value().equals(event.getTenantId())) {
            throw new InvalidRecordException(
                    "expected an event of %s but was of %s".formatted(key, event.getTenantId()));
        }
        return event;
    }

    private Step step(Remembered before, SpecificRecord fact, long offset) {
        try {
            return switch (fact) {
                case TenantStripeEvent event -> fold(before, event, offset);
                case GrantDecision decision -> fold(before, decision);
                default ->
                        throw new IllegalStateException(
                                "expected an event or a grant but was " + fact.getClass());
            };
        } catch (InvalidRecordException _) {
            return new Step(unchanged(before.state(), Outcome.UNCHANGED), before, before);
        }
    }

    /** What came to the endpoint of a tenant's own account is never even read. */
    private Folded folded(AccountState state, TenantStripeEvent event) {
        if (!event.getDecides()) {
            return unchanged(state, Outcome.FOREIGN);
        }
        byte[] payload = new byte[event.getPayload().remaining()];
        event.getPayload().duplicate().get(payload);
        return reducer.fold(
                new TenantId(event.getTenantId()),
                state,
                StripeEventCodec.read(new StripeAccountId(event.getAccount()), payload));
    }

    private Folded unchanged(AccountState state, Outcome outcome) {
        return new Folded(state, reducer.accountOf(state), outcome);
    }

    private AccountState after(AccountState before, GrantDecision decision) {
        if (decision.getGiven() == null) {
            return reducer.revoke(before, decision.getGrantId());
        }
        Grant grant = GrantCodec.decode(decision.getGrantId(), decision.getGiven());
        try {
            return reducer.grant(before, grant, decision.getDecidedAt());
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }
}
