package io.starledger.cli.verify;

import io.starledger.cli.verify.PlainItem.Change;

import java.util.HashMap;
import java.util.Map;

/** Folds the events of one partition, in their order, into plain maps. */
final class PlainFold {
    private final int partition;
    private final Map<String, PlainRating> ratings = new HashMap<>();
    private final Map<String, PlainItem> items = new HashMap<>();
    private long lastOffset = -1;

    PlainFold(int partition) {
        this.partition = partition;
    }

    void fold(PlainEvent event) {
        lastOffset = event.offset();
        PlainRating rating =
                ratings.computeIfAbsent(event.rater(), _ -> new PlainRating(partition));
        int before = rating.counted();
        rating.fold(event);
        items.computeIfAbsent(event.item(), _ -> new PlainItem(partition))
                .fold(event, new Change(before, rating.counted()));
    }

    /** Of the last event; -1 before the first. */
    long lastOffset() {
        return lastOffset;
    }

    /** By {@code tenant/item/user}. */
    Map<String, PlainRating> ratings() {
        return ratings;
    }

    /** What stands of each, by {@code tenant/item/user}. */
    Map<String, Folded> standings() {
        Map<String, Folded> standings = new HashMap<>();
        ratings.forEach((rater, rating) -> standings.put(rater, rating.standing()));
        return standings;
    }

    /** By {@code tenant/item}. */
    Map<String, PlainItem> items() {
        return items;
    }
}
