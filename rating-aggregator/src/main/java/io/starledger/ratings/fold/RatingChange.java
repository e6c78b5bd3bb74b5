package io.starledger.ratings.fold;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How one fact changed the score of one rater that counts in the item's histogram; equal scores
 * change nothing.
 *
 * @param eventId the fact
 */
record RatingChange(
        UUID eventId, Optional<Score> before, Optional<Score> after, Instant acceptedAt) {}
