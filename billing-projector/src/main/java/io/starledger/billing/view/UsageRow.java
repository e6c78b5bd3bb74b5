package io.starledger.billing.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a tenant has used.
 *
 * @param periods those in which anything was accepted, ascending
 * @param revision how many times the counts have changed; 0 if there are none yet
 * @param updatedAt the newest {@code accepted_at} counted; null before the first
 */
public record UsageRow(List<UsedPeriod> periods, long revision, @Nullable Instant updatedAt) {

    public UsageRow {
        periods = List.copyOf(periods);
    }
}
