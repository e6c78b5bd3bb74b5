/**
 * Ratings by the line: NDJSON in, streamed. Owns how lines are cut out of a body of any length, how
 * they travel in chunks, and what is said of bad ones. Memory is bounded by settings, whatever is
 * sent: one line buffer and a few chunks a call, and so many calls at once. Order within a call is
 * the order of lines; a call that fails has appended any of its chunks, and repeating it changes
 * nothing where its lines carry idempotency keys.
 */
@NullMarked
package io.starledger.ingest.batch;

import org.jspecify.annotations.NullMarked;
