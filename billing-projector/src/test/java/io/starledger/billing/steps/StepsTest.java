package io.starledger.billing.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.steps.Steps.Step;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class StepsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void aStepCountsFromItsInstantOn() {
        // given
        Steps<String> steps = Steps.always("a").then(NOON, "b");

        // then
        assertThat(steps.at(NOON.minusSeconds(1))).isEqualTo("a");
        assertThat(steps.at(NOON)).isEqualTo("b");
    }

    @Test
    void whatComesThenEndsWhatWouldHaveComeLater() {
        assertThat(Steps.always("a").then(NOON.plusSeconds(9), "b").then(NOON, "c"))
                .isEqualTo(Steps.always("a").then(NOON, "c"));
    }

    @Test
    void aStepThatChangesNothingIsNone() {
        assertThat(Steps.always("a").then(NOON, "a").steps())
                .containsExactly(new Step<>(Instant.EPOCH, "a"));
    }

    @Test
    void severalFunctionsMakeOneThatChangesWhenAnyDoes() {
        // given
        Steps<Integer> one = Steps.always(1).then(NOON, 10);
        Steps<Integer> other = Steps.always(2).then(NOON.plusSeconds(1), 20);

        // when
        Steps<Integer> sum =
                Steps.together(
                        List.of(one, other), it -> it.stream().mapToInt(Integer::intValue).sum());

        // then
        assertThat(sum).isEqualTo(Steps.always(3).then(NOON, 12).then(NOON.plusSeconds(1), 30));
    }
}
