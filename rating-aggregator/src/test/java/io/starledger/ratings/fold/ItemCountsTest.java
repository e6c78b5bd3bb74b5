package io.starledger.ratings.fold;

import static io.starledger.ratings.fold.Facts.minute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

class ItemCountsTest {
    private static final Optional<Score> NOTHING = Optional.empty();

    @Test
    void aFirstRatingIsTheFirstRevision() {
        // when
        ItemCounts after = ItemCounts.NONE.after(change(NOTHING, stars(4), minute(1)));

        // then
        assertThat(after).isEqualTo(new ItemCounts(new Histogram(0, 0, 0, 1, 0), 1, minute(1)));
    }

    @Test
    void aReplacementIsOneRevision() {
        // given
        ItemCounts before = ItemCounts.NONE.after(change(NOTHING, stars(4), minute(1)));

        // when
        ItemCounts after = before.after(change(stars(4), stars(1), minute(2)));

        // then
        assertThat(after).isEqualTo(new ItemCounts(new Histogram(1, 0, 0, 0, 0), 2, minute(2)));
    }

    @Test
    void aRemovalLeavesNothingButARevision() {
        // given
        ItemCounts before = ItemCounts.NONE.after(change(NOTHING, stars(5), minute(1)));

        // when
        ItemCounts after = before.after(change(stars(5), NOTHING, minute(2)));

        // then
        assertThat(after).isEqualTo(new ItemCounts(Histogram.EMPTY, 2, minute(2)));
    }

    @Test
    void anEqualScoreChangesNeitherRevisionNorUpdatedAt() {
        // given
        ItemCounts before = ItemCounts.NONE.after(change(NOTHING, stars(4), minute(1)));

        // when
        ItemCounts after = before.after(change(stars(4), stars(4), minute(2)));

        // then
        assertThat(after).isSameAs(before);
    }

    private static RatingChange change(
            Optional<Score> before, Optional<Score> after, Instant acceptedAt) {
        return new RatingChange(new UUID(0, 1), before, after, acceptedAt);
    }

    private static Optional<Score> stars(int stars) {
        return Optional.of(new Score(stars));
    }
}
