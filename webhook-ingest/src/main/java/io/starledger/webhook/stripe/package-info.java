/**
 * Stripe's deliveries: verified, bounded, appended. Owns the two paths they come to, what makes a
 * delivery one of ours (signature, time, mode, account) and the envelope under which its bytes are
 * kept. Does not own what an event means, whose its customer is, or whether it came before: a
 * repetition is appended again, with the same id, and nothing is looked up. Order is that of
 * arrival. Topics out: {@code billing.stripe-inbox.v1}.
 */
@NullMarked
package io.starledger.webhook.stripe;

import org.jspecify.annotations.NullMarked;
