/**
 * What each tenant may do and how much of it is used, whole in memory: the last record of each key
 * of {@code billing.quotas.v1}, or of what the generation that serves writes in its place, from the
 * topic's start, before the service listens. Owns how the record's step function is read at an
 * instant, what holds for a tenant without a record, and the rates that {@code limits} counts
 * against. Does not own how quotas come about ({@code billing-projector}) nor who is refused what
 * ({@code ingest-api}). A record that is told again changes nothing; the one with the greatest
 * offset counts, and a tombstone ends a quota.
 */
@NullMarked
package io.starledger.platform.quota;

import org.jspecify.annotations.NullMarked;
