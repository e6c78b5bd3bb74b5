/**
 * The write side that tenants call: ratings in. Owns the HTTP calls that submit, retract and
 * moderate ratings, and the facts they become; does not own any view of them. Idempotent on the
 * rating's id where a call carries an idempotency key. Topics out: {@code ratings.events.v1},
 * {@code ratings.comments.v1}; topics in: none.
 */
@NullMarked
package io.starledger.ingest;

import org.jspecify.annotations.NullMarked;
