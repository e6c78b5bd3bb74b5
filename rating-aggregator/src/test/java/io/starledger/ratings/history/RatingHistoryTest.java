package io.starledger.ratings.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.Score;
import io.starledger.ratings.history.RatingHistory.Retracted;
import io.starledger.ratings.history.RatingHistory.Superseded;
import io.starledger.schemas.ids.RatingId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class RatingHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final RatingId ours = new RatingId(UUID.randomUUID());
    private final RatingId other = new RatingId(UUID.randomUUID());
    private final RatingId third = new RatingId(UUID.randomUUID());

    @Test
    void aRatingHoldsUntilSomethingElseDoes() {
        // when
        RatingHistory history = history(rated(ours, 0));

        // then
        assertThat(history.state()).isEqualTo(RatingState.IN_FORCE);
        assertThat(history.submission()).isEqualTo(rated(ours, 0));
    }

    @Test
    void aRatingIsSupersededByTheFirstThatIsDatedLater() {
        // when
        RatingHistory history = history(rated(ours, 0), rated(other, 1), rated(third, 2));

        // then
        assertThat(history.state()).isEqualTo(RatingState.SUPERSEDED);
        assertThat(history.end()).isEqualTo(new Superseded(other));
    }

    @Test
    void ofTwoOfOneInstantTheLaterInTheLogSupersedes() {
        assertThat(history(rated(ours, 0), rated(other, 0)).end()).isEqualTo(new Superseded(other));
        assertThat(history(rated(other, 0), rated(ours, 0)).end()).isNull();
    }

    @Test
    void aRatingThatComesTooLateIsSupersededByTheOneInForce() {
        // when
        RatingHistory history = history(rated(other, 5), rated(ours, 0), rated(third, 6));

        // then
        assertThat(history.end()).isEqualTo(new Superseded(other));
        assertThat(history.submission()).isEqualTo(rated(ours, 0));
    }

    @Test
    void aRatingIsRetractedWhenTheUserTakesItBack() {
        // when
        RatingHistory history = history(rated(ours, 0), retracted(3), rated(other, 4));

        // then
        assertThat(history.state()).isEqualTo(RatingState.RETRACTED);
        assertThat(history.end()).isEqualTo(new Retracted(at(3)));
    }

    @Test
    void aRatingDatedBeforeARetractionIsRetractedByIt() {
        assertThat(history(rated(other, 0), retracted(3), rated(ours, 1)).end())
                .isEqualTo(new Retracted(at(3)));
    }

    @Test
    void theRetractionOfItsSuccessorLeavesARatingSuperseded() {
        assertThat(history(rated(ours, 0), rated(other, 1), retracted(3)).end())
                .isEqualTo(new Superseded(other));
    }

    @Test
    void aHiddenUsersRatingIsHiddenUntilItIsShown() {
        assertThat(history(rated(ours, 0), moderated(1, true)).state())
                .isEqualTo(RatingState.HIDDEN);
        assertThat(history(moderated(0, true), rated(ours, 1)).state())
                .isEqualTo(RatingState.HIDDEN);
        assertThat(history(rated(ours, 0), moderated(1, true), moderated(2, false)).state())
                .isEqualTo(RatingState.IN_FORCE);
    }

    @Test
    void whatDoesNotHoldIsNotHidden() {
        assertThat(history(rated(ours, 0), rated(other, 1), moderated(2, true)).state())
                .isEqualTo(RatingState.SUPERSEDED);
        assertThat(history(rated(ours, 0), retracted(1), moderated(2, true)).state())
                .isEqualTo(RatingState.RETRACTED);
    }

    @Test
    void aRatingThatCameTwiceIsNotBroughtBack() {
        // when
        RatingHistory history = history(rated(ours, 0), retracted(1), rated(ours, 9));

        // then
        assertThat(history.end()).isEqualTo(new Retracted(at(1)));
        assertThat(history.submission()).isEqualTo(rated(ours, 0));
    }

    @Test
    void aRatingWhoseRepetitionIsNoLongerKnownHoldsAgainAsInTheViews() {
        // given: a day later an id is forgotten
        int aDay = (int) Duration.ofHours(25).toMinutes();

        // when
        RatingHistory history =
                history(rated(ours, 0), retracted(1), retracted(aDay), rated(ours, aDay + 1));

        // then
        assertThat(history.state()).isEqualTo(RatingState.IN_FORCE);
        assertThat(history.submission()).isEqualTo(rated(ours, 0));
    }

    @Test
    void aForgottenRepetitionThatComesTooLateChangesNothing() {
        // given: a day later an id is forgotten
        int aDay = (int) Duration.ofHours(25).toMinutes();
        Fact latecomer =
                new Fact.Submitted(ours.value(), at(aDay + 1), at(0), new Score(4), null, null);

        // when
        RatingHistory history =
                history(rated(ours, 0), rated(other, 1), rated(third, aDay), latecomer);

        // then
        assertThat(history.end()).isEqualTo(new Superseded(other));
    }

    @Test
    void whatHasTheIdOfAnotherFactWasNeverTaken() {
        // when
        RatingHistory history = history(new Fact.Retracted(ours.value(), at(0)), rated(ours, 1));

        // then
        assertThat(history.submission()).isNull();
    }

    private RatingHistory history(Fact... facts) {
        RatingHistory history = RatingHistory.of(ours);
        for (Fact fact : List.of(facts)) {
            history = history.after(fact);
        }
        return history;
    }

    private static Fact rated(RatingId rating, int minute) {
        return new Fact.Submitted(rating.value(), at(minute), at(minute), new Score(4), null, null);
    }

    private static Fact retracted(int minute) {
        return new Fact.Retracted(UUID.randomUUID(), at(minute));
    }

    private static Fact moderated(int minute, boolean hidden) {
        return new Fact.Moderated(UUID.randomUUID(), at(minute), hidden);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
