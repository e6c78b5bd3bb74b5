package io.starledger.billing.view;

import io.starledger.platform.generation.Generation;

import java.util.Collection;
import java.util.List;

/** The consumer groups of projections. */
public final class ViewGroups {
    static final String POSTGRES = "billing-views-postgres";

    private ViewGroups() {}

    public static List<String> of(Generation generation, Collection<String> shards) {
        return shards.stream().map(shard -> generation.named(POSTGRES + "-" + shard)).toList();
    }
}
