/**
 * Whether a tenant may write one more rating: what it has bought, what of that is used, and what
 * this instance had acknowledged beyond that. Owns the refusals {@code account-suspended} and
 * {@code quota-exceeded}, and the policy {@code quota} of the fields {@code RateLimit}. Does not
 * own quotas ({@code platform.quota} reads them), nor rates. A rating counts once: here from its
 * admission until the quota's position has passed it, there ever after.
 */
@NullMarked
package io.starledger.ingest.quota;

import org.jspecify.annotations.NullMarked;
