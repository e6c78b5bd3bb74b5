package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScoreScaleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "3, 2",
        "4, 2",
        "5, 3",
        "6, 3",
        "7, 4",
        "8, 4",
        "9, 5",
        "10, 5",
        "0.1, 1",
        "2.0, 1",
        "2.0000001, 2",
        "8.000, 4",
        "9.99, 5",
        "+7, 4",
        "007, 4"
    })
    void aScoreOfTenIsHalvedAndRoundedUpExactly(String score, int stars) {
        assertThat(new ScoreScale(10).toStars(score)).isEqualTo(stars);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "4.0, 4", "3.000, 3"})
    void aScoreOfFiveIsTakenAsItIs(String score, int stars) {
        assertThat(new ScoreScale(5).toStars(score)).isEqualTo(stars);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "6", "3.5", "-1", "", "five", "NaN", "1e0", "4,0", "٤", ".5", "4."})
    void whatIsNoWholeScoreOfFiveIsRefused(String score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreScale(5).toStars(score))
                .withMessage(
                        "expected score to be a whole number from 1 up to 5 but was '%s'", score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "10.0001", "-3", "11", "999999999999999999999999"})
    void aScoreOutsideItsScaleIsRefused(String score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreScale(10).toStars(score))
                .withMessageContaining("but was '%s'", score);
    }

    @Test
    void aScaleBeginsAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoreScale(0));
    }
}
