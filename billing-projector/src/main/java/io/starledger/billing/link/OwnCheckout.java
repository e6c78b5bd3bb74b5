package io.starledger.billing.link;

import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.link.CheckoutSeal.Issued;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a checkout session is one that the platform began itself, and for whom. A reference that
 * anyone could have copied counts for nothing: one on a payment link, which takes it from its URL,
 * or one that was sealed long before the session was made.
 *
 * @param validity of a reference, from when it was sealed until a session with it is made
 */
record OwnCheckout(CheckoutSeal seal, Billers billers, Duration validity) {
    /** Stripe's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * What a session says of itself.
     *
     * @param reference its {@code client_reference_id}
     */
    record Session(Instant createdAt, boolean isOfPaymentLink, @Nullable String reference) {}

    /** Empty unless the platform began it for a tenant whose plan {@code account} may decide. */
    Optional<TenantId> tenantOf(StripeAccountId account, Session session) {
        @Nullable String reference = session.reference();
        if (session.isOfPaymentLink() || reference == null) {
            return Optional.empty();
        }
        return seal.open(account, reference)
                .filter(issued -> isFresh(issued, session))
                .map(Issued::tenant)
                .filter(tenant -> billers.mayDecide(tenant, account));
    }

    private boolean isFresh(Issued issued, Session session) {
        return !session.createdAt().isBefore(issued.issuedAt().minus(SKEW))
                && !session.createdAt().isAfter(issued.issuedAt().plus(validity));
    }
}
