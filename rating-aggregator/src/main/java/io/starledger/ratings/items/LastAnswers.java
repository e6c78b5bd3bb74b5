package io.starledger.ratings.items;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemKey;

import java.time.Duration;

/**
 * What this process last answered, so that it answers nothing older, from whichever store. Bounded:
 * {@link #ITEMS} items, each for {@link #KEPT}.
 */
final class LastAnswers {
    private static final int ITEMS = 20_000;

    /** Longer than one store is behind another and still read. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Cache<ItemKey, ItemCounts> answers =
            Caffeine.newBuilder().maximumSize(ITEMS).expireAfterWrite(KEPT).build();

    /** Either {@code found} or a newer answer given before: what is to be answered now. */
    ItemCounts orNewer(ItemKey item, ItemCounts found) {
        ItemCounts last = answers.getIfPresent(item);
        long known = last == null ? 0 : last.revision();
        return known == found.revision()
                ? found
                : answers.asMap().merge(item, found, ItemCounts::orNewer);
    }
}
