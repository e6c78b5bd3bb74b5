package io.starledger.billing.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A tenant's account.
 *
 * @param revision how many times it has changed; 0 if there is none yet
 * @param updatedAt null before it first changed
 */
public record AccountRow(AccountDocument account, long revision, @Nullable Instant updatedAt) {}
