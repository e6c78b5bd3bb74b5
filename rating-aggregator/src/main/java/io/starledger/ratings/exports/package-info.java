/**
 * Tenants' own topics of their ratings. Owns which tenants have an export, the topics {@code
 * export.<tenant>.ratings.v1}, what feeds them, and who may read them: a principal of the tenant's
 * own, its consumer groups and its rate. Does not own what an event means, nor the registry.
 *
 * <p>Topics in: {@code ratings.events.v1}, from its first record on, and {@code tenants.events.v1};
 * topics out: the exports, {@code tenants.events.v1}. An export has its tenant's records in their
 * partitions and order, each exactly once, as the place in the log is kept in the transaction that
 * writes them. Calls may be repeated.
 */
@NullMarked
package io.starledger.ratings.exports;

import org.jspecify.annotations.NullMarked;
