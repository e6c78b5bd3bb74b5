package io.starledger.ratings.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    @Test
    void everyScoreHasItsOwnBucket() {
        // when
        Histogram histogram = Histogram.EMPTY;
        for (int stars = 1; stars <= 5; stars++) {
            for (int times = 0; times < stars; times++) {
                histogram = histogram.plus(new Score(stars));
            }
        }

        // then
        assertThat(histogram).isEqualTo(new Histogram(1, 2, 3, 4, 5));
    }

    @Test
    void countAndSumComeFromTheBuckets() {
        // given
        Histogram histogram = new Histogram(1, 2, 3, 4, 5);

        // then
        assertThat(histogram.count()).isEqualTo(15);
        assertThat(histogram.sum()).isEqualTo(1 + 4 + 9 + 16 + 25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatIsTakenOutAgainLeavesNothing(int stars) {
        // when
        Histogram histogram = Histogram.EMPTY.plus(new Score(stars)).minus(new Score(stars));

        // then
        assertThat(histogram).isEqualTo(Histogram.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, 9})
    void aScoreOutsideOneToFiveDoesNotExist(int stars) {
        assertThatThrownBy(() -> new Score(stars))
                .hasMessageContaining("expected a score of 1 to 5");
    }
}
