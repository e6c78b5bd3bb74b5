package io.starledger.ingest.facts;

import io.starledger.ingest.reading.ModerationOrder;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import java.util.UUID;

/** Something that happened to one user's rating of one item. */
public sealed interface RatingFact {

    /** Identity of the fact: the same id is the same fact. */
    UUID id();

    ItemId item();

    UserId user();

    /** What happened, as {@code rating.<past-verb>}. */
    String name();

    /** The user rated; the id is the {@code rating_id}. */
    record Submitted(UUID id, RatingSubmission submission) implements RatingFact {
        @Override
        public ItemId item() {
            return submission.item();
        }

        @Override
        public UserId user() {
            return submission.user();
        }

        @Override
        public String name() {
            return "rating.submitted";
        }
    }

    /** The user took the rating back. */
    record Retracted(UUID id, ItemId item, UserId user) implements RatingFact {
        @Override
        public String name() {
            return "rating.retracted";
        }
    }

    /** A moderator hid or showed the rating. */
    record Moderated(UUID id, ItemId item, UserId user, ModerationOrder order)
            implements RatingFact {
        @Override
        public String name() {
            return "rating.moderated";
        }
    }
}
