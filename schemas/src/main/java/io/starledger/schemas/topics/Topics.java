package io.starledger.schemas.topics;

import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;

import java.time.Duration;
import java.util.List;

/** Every topic of the platform. */
public final class Topics {
    /**
     * One count for all ratings topics of version 1, so that an item keeps its partition number
     * through every stage.
     */
    public static final int RATINGS_PARTITIONS = 12;

    private static final Duration VIEW_COMPACTION_LAG = Duration.ofDays(7);
    private static final Duration ERASURE_LAG = Duration.ofDays(1);

    /** Submitted, retracted, moderated: the truth of all ratings. */
    public static final Topic<ItemKey, RatingEvent> RATING_EVENTS =
            new Topic<>(
                    "ratings.events.v1",
                    ItemKey::parse,
                    RatingEvent.class,
                    RATINGS_PARTITIONS,
                    new Retention.Forever());

    /** The comments' texts, each written before its event; a tombstone erases one. */
    public static final Topic<CommentKey, RatingComment> RATING_COMMENTS =
            new Topic<>(
                    "ratings.comments.v1",
                    CommentKey::parse,
                    RatingComment.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(ERASURE_LAG));

    /** What stands of each user's rating of each item. */
    public static final Topic<RaterKey, CurrentRating> CURRENT_RATINGS =
            new Topic<>(
                    "ratings.current.v1",
                    RaterKey::parse,
                    CurrentRating.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** The exact histogram of each item. */
    public static final Topic<ItemKey, ItemAggregate> ITEM_AGGREGATES =
            new Topic<>(
                    "ratings.items.v1",
                    ItemKey::parse,
                    ItemAggregate.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    private Topics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(RATING_EVENTS, RATING_COMMENTS, CURRENT_RATINGS, ITEM_AGGREGATES);
    }
}
