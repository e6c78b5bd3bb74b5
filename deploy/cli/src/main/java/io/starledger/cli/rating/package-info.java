/**
 * A rating as the batch call takes it: a line of JSON with an idempotency key that comes from its
 * content.
 */
@NullMarked
package io.starledger.cli.rating;

import org.jspecify.annotations.NullMarked;
