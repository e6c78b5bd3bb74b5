/**
 * Calls about one rating: submit, retract, moderate. Owns their paths, headers and answers; an
 * answer of success means that Kafka has acknowledged. A submission is idempotent on its {@code
 * Idempotency-Key}; a retraction and a moderation may be repeated as long as nothing else was done
 * to the rating in between.
 */
@NullMarked
package io.starledger.ingest.single;

import org.jspecify.annotations.NullMarked;
