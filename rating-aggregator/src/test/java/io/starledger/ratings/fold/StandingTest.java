package io.starledger.ratings.fold;

import static io.starledger.ratings.fold.Facts.acceptedAt;
import static io.starledger.ratings.fold.Facts.commented;
import static io.starledger.ratings.fold.Facts.hash;
import static io.starledger.ratings.fold.Facts.hidden;
import static io.starledger.ratings.fold.Facts.minute;
import static io.starledger.ratings.fold.Facts.rated;
import static io.starledger.ratings.fold.Facts.retracted;
import static io.starledger.ratings.fold.Facts.shown;
import static io.starledger.ratings.fold.Facts.standingAfter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

class StandingTest {

    @Test
    void aSecondRatingReplacesTheFirst() {
        // given
        Standing before = standingAfter(rated(5, minute(1)));

        // when
        Standing after = before.after(rated(2, minute(2)));

        // then
        assertThat(after.counted()).contains(new Score(2));
        assertThat(after.effectiveAt()).isEqualTo(minute(2));
    }

    @Test
    void aRatingMadeBeforeTheOneInForceComesTooLate() {
        // given
        Standing before = standingAfter(commented(rated(5, minute(2)), (byte) 1));

        // when
        Fact late = commented(acceptedAt(minute(3), rated(2, minute(1))), (byte) 2);
        Standing after = before.after(late);

        // then
        assertThat(after.rating()).isEqualTo(before.rating());
        assertThat(after.effectiveAt()).isEqualTo(minute(2));
    }

    @Test
    void ofTwoRatingsMadeAtOneInstantTheLaterInTheLogIsInForce() {
        // given
        Standing before = standingAfter(rated(5, minute(1)));

        // when
        Standing after = before.after(rated(2, minute(1)));

        // then
        assertThat(after.counted()).contains(new Score(2));
    }

    @Test
    void aRetractionRemovesTheRating() {
        // given
        Standing before = standingAfter(rated(5, minute(1)));

        // when
        Standing after = before.after(retracted(minute(2)));

        // then
        assertThat(after.rating()).isNull();
        assertThat(after.counted()).isEmpty();
        assertThat(after.effectiveAt()).isEqualTo(minute(2));
    }

    @Test
    void aRatingMadeAfterARetractionIsInForce() {
        // given
        Standing before = standingAfter(rated(5, minute(1)), retracted(minute(2)));

        // when
        Standing after = before.after(rated(3, minute(3)));

        // then
        assertThat(after.counted()).contains(new Score(3));
    }

    @Test
    void aRatingMadeBeforeARetractionComesTooLate() {
        // given
        Standing before = standingAfter(retracted(minute(2)));

        // when
        Standing after = before.after(acceptedAt(minute(3), rated(3, minute(1))));

        // then
        assertThat(after.counted()).isEmpty();
        assertThat(after.effectiveAt()).isEqualTo(minute(2));
    }

    @Test
    void aRetractionRemovesARatingDatedAheadOfIt() {
        // given
        Standing before = standingAfter(acceptedAt(minute(1), rated(5, minute(6))));

        // when
        Standing after = before.after(retracted(minute(2)));

        // then
        assertThat(after.counted()).isEmpty();
        assertThat(after.effectiveAt()).isEqualTo(minute(6));
        assertThat(after.after(rated(1, minute(5))).counted()).isEmpty();
        assertThat(after.after(rated(1, minute(6))).counted()).contains(new Score(1));
    }

    @Test
    void aHiddenRatingStandsButDoesNotCount() {
        // given
        Standing before = standingAfter(rated(5, minute(1)));

        // when
        Standing after = before.after(hidden(minute(2)));

        // then
        assertThat(after.counted()).isEmpty();
        assertThat(after.rating()).isEqualTo(before.rating());
        assertThat(after.after(shown(minute(3))).counted()).contains(new Score(5));
    }

    @Test
    void hidingHoldsForWhatTheUserRatesLater() {
        // given
        Standing before = standingAfter(hidden(minute(1)));

        // when
        Standing after = before.after(rated(4, minute(2)));

        // then
        assertThat(after.counted()).isEmpty();
        assertThat(after.after(shown(minute(3))).counted()).contains(new Score(4));
    }

    @Test
    void hidingOutlastsARetraction() {
        // given
        Standing before = standingAfter(rated(5, minute(1)), hidden(minute(2)));

        // when
        Standing after = before.after(retracted(minute(3))).after(rated(4, minute(4)));

        // then
        assertThat(after.hidden()).isTrue();
        assertThat(after.counted()).isEmpty();
    }

    @Test
    void theCommentOfALateRatingDoesNotReplaceThatOfTheRatingInForce() {
        // given
        Standing before = standingAfter(commented(rated(5, minute(2)), (byte) 1));

        // when
        Standing after = before.after(commented(rated(4, minute(1)), (byte) 2));

        // then
        assertThat(Objects.requireNonNull(after.rating()).comment()).isEqualTo(hash((byte) 1));
    }

    @ParameterizedTest
    @MethodSource("factsOfEveryKind")
    void aDuplicateFactChangesNothing(Fact fact) {
        // given
        Standing once = standingAfter(rated(5, minute(1)), fact, rated(3, minute(9)));

        // when
        Standing twice = once.after(fact);

        // then
        assertThat(twice).isSameAs(once);
    }

    @Test
    void aLateRepetitionNeverBeatsANewerRatingThoughItIsOfTheMomentItCame() {
        // given
        Fact.Submitted first = rated(5, minute(1));
        Standing newer = standingAfter(first, rated(2, minute(2)), retracted(minute(3)));

        // when
        Standing after = newer.after(repeated(first, minute(24 * 60)));

        // then
        assertThat(after).isSameAs(newer);
    }

    @Test
    void aRepetitionOfAForgottenRatingWithATimeOfItsOwnBeatsNothingNewer() {
        // given
        Fact.Submitted first = rated(5, minute(1));
        Standing newer = standingAfter(first, rated(2, minute(2 + 24 * 60)));

        // when
        Standing after = newer.after(acceptedAt(minute(3 + 24 * 60), first));

        // then
        assertThat(newer.seen().contains(first.eventId())).isFalse();
        assertThat(after.counted()).contains(new Score(2));
    }

    @Test
    void aRepetitionOfAForgottenRatingWithoutATimeIsANewRating() {
        // given
        Fact.Submitted first = rated(5, minute(1));
        Standing newer = standingAfter(first, rated(2, minute(2 + 24 * 60)));

        // when
        Standing after = newer.after(repeated(first, minute(3 + 24 * 60)));

        // then
        assertThat(after.counted()).contains(new Score(5));
    }

    /** As it is recorded when the body says nothing of a time. */
    private static Fact.Submitted repeated(Fact.Submitted fact, Instant acceptedAt) {
        return new Fact.Submitted(
                fact.eventId(),
                acceptedAt,
                acceptedAt,
                fact.score(),
                fact.comment(),
                fact.channel());
    }

    static Stream<Fact> factsOfEveryKind() {
        return Stream.of(
                rated(2, minute(2)),
                rated(2, minute(-5)),
                retracted(minute(2)),
                hidden(minute(2)),
                shown(minute(2)));
    }
}
