package io.starledger.ratings.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.starledger.ratings.fold.Histogram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    private static final BayesianPrior PRIOR = new BayesianPrior(10, 3);

    @Test
    void anItemWithoutRatingsHasNone() {
        assertThat(Statistics.of(Histogram.EMPTY, PRIOR)).isEmpty();
    }

    @Test
    void theMeanIsTheSumByTheCount() {
        // given
        Histogram histogram = new Histogram(1, 0, 2, 0, 4);

        // when
        Statistics statistics = Statistics.of(histogram, PRIOR).orElseThrow();

        // then
        assertThat(statistics.mean()).isEqualTo(27.0 / 7);
    }

    @Test
    void theBayesianMeanCountsThePriorAsRatings() {
        // given
        Histogram threeRatingsOfThirteenStars = new Histogram(0, 0, 1, 0, 2);

        // when
        Statistics statistics = Statistics.of(threeRatingsOfThirteenStars, PRIOR).orElseThrow();

        // then
        assertThat(statistics.bayesianMean()).isEqualTo((10 * 3 + 13) / (10.0 + 3));
    }

    @Test
    void theBayesianMeanTendsToTheMeanOfManyRatings() {
        // when
        Statistics statistics =
                Statistics.of(new Histogram(0, 0, 0, 0, 1_000_000), PRIOR).orElseThrow();

        // then
        assertThat(statistics.bayesianMean()).isCloseTo(5, within(0.0001));
    }

    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3, lower limits. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553", "15, 148, 0.0624", "0, 20, 0.0000", "1, 29, 0.0061"})
    void theWilsonBoundIsTheOnePublished(int liked, int count, double lowerBound) {
        // given
        Histogram histogram = new Histogram(count - liked, 0, 0, liked, 0);

        // when
        Statistics statistics = Statistics.of(histogram, PRIOR).orElseThrow();

        // then
        assertThat(statistics.wilsonLowerBound()).isCloseTo(lowerBound, within(0.00005));
    }

    @Test
    void foursAndFivesAreLikedAndThreesAreNot() {
        // given
        Histogram histogram = new Histogram(0, 0, 5, 5, 5);
        Histogram sameShare = new Histogram(5, 0, 0, 0, 10);

        // then
        assertThat(Statistics.of(histogram, PRIOR).orElseThrow().wilsonLowerBound())
                .isEqualTo(Statistics.of(sameShare, PRIOR).orElseThrow().wilsonLowerBound());
    }
}
