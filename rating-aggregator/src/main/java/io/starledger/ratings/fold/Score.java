package io.starledger.ratings.fold;

/** One to five stars. */
public record Score(int stars) {
    public static final int MIN = 1;
    public static final int MAX = 5;

    public Score {
        if (!isValid(stars)) {
            throw new IllegalArgumentException("expected a score of 1 to 5 but was " + stars);
        }
    }

    static boolean isValid(int stars) {
        return stars >= MIN && stars <= MAX;
    }
}
