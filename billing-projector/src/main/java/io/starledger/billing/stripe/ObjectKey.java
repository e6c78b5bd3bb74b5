package io.starledger.billing.stripe;

import java.util.Comparator;

/** A Stripe object among those of all accounts. */
public record ObjectKey(StripeAccountId account, ObjectKind kind, String id)
        implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::account)
                    .thenComparing(ObjectKey::kind)
                    .thenComparing(ObjectKey::id);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + "/" + id;
    }
}
