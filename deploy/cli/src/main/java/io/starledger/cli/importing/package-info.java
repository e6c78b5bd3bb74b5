/**
 * {@code starledger import}: a file of ratings through the batch call. Owns how columns become
 * ratings, which lines are rejected here, and each line's idempotency key, which comes from the
 * line's content alone: a second import, also after a crash, is the same facts again. Order: lines
 * are sent in the file's order, and a request only once the one before it is acknowledged. Memory
 * is bounded by two requests, whatever the file's size.
 */
@NullMarked
package io.starledger.cli.importing;

import org.jspecify.annotations.NullMarked;
