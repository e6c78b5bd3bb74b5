package io.starledger.ratings.views;

import io.starledger.platform.generation.Generation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The consumer groups of projections. */
public final class ViewGroups {
    static final String REDIS = "rating-views-redis";
    static final String POSTGRES = "rating-views-postgres";
    static final String HISTORY = "rating-history-postgres";

    private ViewGroups() {}

    public static List<String> of(Generation generation, Collection<String> shards) {
        Stream<String> parts =
                shards.stream()
                        .flatMap(shard -> Stream.of(POSTGRES + "-" + shard, HISTORY + "-" + shard));
        return Stream.concat(Stream.of(REDIS), parts).map(generation::named).toList();
    }
}
