/**
 * Facts about ratings and how they get into the log: submitted, retracted, moderated. Owns their
 * ids, their records and headers, and the order that a comment is acknowledged before the event
 * that names its hash. A fact's time is {@code accepted_at}, stamped here; appending a fact with
 * the same id again changes nothing downstream. Topics out: {@code ratings.events.v1} and {@code
 * ratings.comments.v1}.
 */
@NullMarked
package io.starledger.ingest.facts;

import org.jspecify.annotations.NullMarked;
