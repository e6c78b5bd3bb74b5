package io.starledger.ratings.items;

import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.schemas.ids.ItemKey;

/** One item as the views keep it. */
public record ItemRow(ItemKey key, ItemCounts counts, LogPosition position) {}
