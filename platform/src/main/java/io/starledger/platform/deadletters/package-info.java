/**
 * What operators see and do of dead letters. Owns the calls below {@code /ops/dead-letters}, which
 * letters are open, and what a retry appends; does not own the shape of a letter.
 *
 * <p>Topics in: all {@code .dlq}. Topics out: the same, for each decision a record in the partition
 * of its letter; and the topics that letters came from, to which a retry appends the record as it
 * was. Both in one transaction, of which there is one at a time on the whole platform: a letter is
 * retried once, however often and from wherever it is asked for.
 */
@NullMarked
package io.starledger.platform.deadletters;

import org.jspecify.annotations.NullMarked;
