/**
 * First answers of requests with an idempotency key (draft-ietf-httpapi-idempotency-key-header-07):
 * the same request gets the first answer again, another under the same key is refused, and one that
 * is still under way is said to be so. Owns the keys {@code idempotency:{tenant}:…} in Redis. Does
 * not own that a request has one effect: whoever folds the log sees to that, by the event's id,
 * which the key makes; without Redis a request is simply made again.
 */
@NullMarked
package io.starledger.platform.idempotency;

import org.jspecify.annotations.NullMarked;
