/**
 * What a tenant's account was at any instant, what was sold then, and how much had been used: by
 * when the facts were accepted. Owns the tables {@code account_history}, {@code plan_changes},
 * {@code usage_sums} and {@code counted_ratings}, and reading them.
 *
 * <p>Made of {@code billing.stripe-events.v1}, {@code billing.grants.v1}, the products of {@code
 * billing.stripe-inbox.v1} and {@code ratings.events.v1}, all of which are kept for ever. Facts of
 * an account are folded in the order in which they became known, wherever they stand in their logs;
 * one that is known from before others is folded below them. Ratings are added up, each once: who
 * writes them moves its positions in the same transaction.
 */
@NullMarked
package io.starledger.billing.history;

import org.jspecify.annotations.NullMarked;
