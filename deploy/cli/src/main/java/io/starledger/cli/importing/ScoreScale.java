package io.starledger.cli.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Scores of a file that go up to {@code best}, brought to 1-5 without rounding errors: {@code
 * ceil(score · 5 / best)}, so of 10 it is {@code ceil(score / 2)}. Scores of 5 are taken as they
 * are and must be whole.
 */
record ScoreScale(int best) {
    static final int STARS = 5;
    private static final int LONGEST = 20;

    ScoreScale {
        if (best < 1) {
            throw new IllegalArgumentException(
                    "expected --score-of to be at least 1 but was " + best);
        }
    }

    /** Throws {@link IllegalArgumentException} for what is not a score of this scale. */
    int toStars(String text) {
        BigDecimal score = parse(text);
        if (score.signum() <= 0 || score.compareTo(BigDecimal.valueOf(best)) > 0) {
            throw unexpected(text);
        }
        BigDecimal stars = score.multiply(BigDecimal.valueOf(STARS));
        BigDecimal whole = stars.divide(BigDecimal.valueOf(best), 0, RoundingMode.CEILING);
        if (best == STARS && whole.compareTo(score) != 0) {
            throw unexpected(text);
        }
        return whole.intValueExact();
    }

    private BigDecimal parse(String text) {
        if (text.length() > LONGEST || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
            throw unexpected(text);
        }
        return new BigDecimal(text);
    }

    private IllegalArgumentException unexpected(String text) {
        return new IllegalArgumentException(
                "expected score to be %s up to %d but was '%s'"
                        .formatted(
                                best == STARS ? "a whole number from 1" : "a number above 0",
                                best,
                                text));
    }
}
