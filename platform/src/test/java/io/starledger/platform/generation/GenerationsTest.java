package io.starledger.platform.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.generation.Decision.Compared;
import io.starledger.platform.generation.Decision.Dropped;
import io.starledger.platform.generation.Decision.Promoted;
import io.starledger.platform.generation.Decision.Started;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class GenerationsTest {

    @Test
    void theFirstServesAtOnce() {
        // when
        Generations now = after(started(1));

        // then
        assertThat(now.serving()).isEqualTo(1);
        assertThat(now.candidate()).isEmpty();
    }

    @Test
    void oneIsBuiltAtATime() {
        // given
        Generations now = after(started(1), started(2));

        // when
        Generations same = fold(now, started(3));

        // then
        assertThat(same).isEqualTo(now);
        assertThat(now.objection(started(3)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("generation 2", "promote or drop"));
    }

    @Test
    void ofTwoWhoStartAtOnceOneDoes() {
        assertThat(after(started(1), started(2), started(2)).highest()).isEqualTo(2);
    }

    @Test
    void itServesOnceItWasFoundEqual() {
        // given
        Generations built = after(started(1), started(2));

        // then
        assertThat(fold(built, promoted(2, 1, null)).serving()).isEqualTo(1);
        assertThat(fold(fold(built, new Compared(2, 1, 0)), promoted(2, 1, null)).serving())
                .isEqualTo(2);
    }

    @Test
    void aDifferenceHasToBeAccepted() {
        // given
        Generations differing = after(started(1), started(2), new Compared(2, 1, 3));

        // then
        assertThat(fold(differing, promoted(2, 1, null)).serving()).isEqualTo(1);
        assertThat(differing.objection(promoted(2, 1, null)))
                .hasValueSatisfying(why -> assertThat(why).contains("3 rows differ"));
        assertThat(fold(differing, promoted(2, 1, "another prior")).serving()).isEqualTo(2);
    }

    @Test
    void aProofIsForTheTwoThatWereCompared() {
        // given
        Generations third =
                after(
                        started(1),
                        started(2),
                        new Compared(2, 1, 0),
                        promoted(2, 1, null),
                        started(3));

        // then
        assertThat(fold(third, promoted(3, 2, null)).serving()).isEqualTo(2);
    }

    @Test
    void whoDecidedOnAnotherStateDecidedNothing() {
        // given
        Generations now =
                after(started(1), started(2), promoted(2, 1, "trusted"), promoted(1, 2, null));

        // then
        assertThat(now.serving()).isEqualTo(1);
        assertThat(fold(now, promoted(2, 2, null))).isEqualTo(now);
    }

    @Test
    void whatServedBeforeMayServeAgainWithoutProof() {
        // given
        Generations promoted = after(started(1), started(2), promoted(2, 1, "trusted"));

        // when
        Generations back = fold(promoted, promoted(1, 2, null));

        // then
        assertThat(back.serving()).isEqualTo(1);
        assertThat(fold(back, promoted(2, 1, null)).serving()).isEqualTo(2);
    }

    @Test
    void whatServedBeforeEndsWhenTheNextIsStarted() {
        // when
        Generations now = after(started(1), started(2), promoted(2, 1, "trusted"), started(3));

        // then
        assertThat(now.standing()).containsOnlyKeys(2, 3);
    }

    @Test
    void whatServesIsNotDropped() {
        // given
        Generations now = after(started(1), started(2));

        // then
        assertThat(fold(now, new Dropped(1))).isEqualTo(now);
        assertThat(fold(now, new Dropped(2)).standing()).containsOnlyKeys(1);
    }

    @Test
    void aNumberIsNeverUsedTwice() {
        // given
        Generations dropped = after(started(1), started(2), new Dropped(2));

        // then
        assertThat(fold(dropped, started(2))).isEqualTo(dropped);
        assertThat(fold(dropped, started(3)).candidate())
                .hasValueSatisfying(made -> assertThat(made.generation().number()).isEqualTo(3));
    }

    private static Generations after(Decision... decisions) {
        Generations now = Generations.NONE;
        for (Decision decision : decisions) {
            now = fold(now, decision);
        }
        return now;
    }

    private static Generations fold(Generations before, Decision decision) {
        return before.after(
                new Decided(UUID.randomUUID(), "ratings", decision, "ann", Instant.EPOCH));
    }

    private static Started started(int generation) {
        return new Started(generation, Map.of(), Map.of(), null);
    }

    private static Promoted promoted(int generation, int serving, @Nullable String reason) {
        return new Promoted(generation, serving, reason);
    }
}
