package io.starledger.billing.view;

import io.starledger.platform.generation.Generation;

import java.util.Collection;
import java.util.List;

/** The consumer groups of projections. */
public final class ViewGroups {
    static final String POSTGRES = "billing-views-postgres";
    static final String ACCOUNT_HISTORY = "billing-account-history-postgres";
    static final String USAGE_HISTORY = "billing-usage-history-postgres";
    private static final List<String> ALL = List.of(POSTGRES, ACCOUNT_HISTORY, USAGE_HISTORY);

    private ViewGroups() {}

    public static List<String> of(Generation generation, Collection<String> shards) {
        return shards.stream()
                .flatMap(shard -> ALL.stream().map(view -> generation.named(view + "-" + shard)))
                .toList();
    }
}
