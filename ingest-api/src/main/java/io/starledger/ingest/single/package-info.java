/**
 * Calls about one rating: submit, retract, moderate. Owns their paths, headers and answers; an
 * answer of success means that Kafka has acknowledged. Each is idempotent on its {@code
 * Idempotency-Key}; without one, a retraction and a moderation may be repeated as long as nothing
 * else was done to the rating in between.
 */
@NullMarked
package io.starledger.ingest.single;

import org.jspecify.annotations.NullMarked;
