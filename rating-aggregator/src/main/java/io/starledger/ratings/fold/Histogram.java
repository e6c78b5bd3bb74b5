package io.starledger.ratings.fold;

/** How many ratings in force an item has of each score. */
public record Histogram(long ones, long twos, long threes, long fours, long fives) {
    public static final Histogram EMPTY = new Histogram(0, 0, 0, 0, 0);

    public Histogram plus(Score score) {
        return add(score, 1);
    }

    public Histogram minus(Score score) {
        return add(score, -1);
    }

    public Histogram plus(Histogram change) {
        return new Histogram(
                ones + change.ones,
                twos + change.twos,
                threes + change.threes,
                fours + change.fours,
                fives + change.fives);
    }

    public long count() {
        return ones + twos + threes + fours + fives;
    }

    public long sum() {
        return ones + 2 * twos + 3 * threes + 4 * fours + 5 * fives;
    }

    private Histogram add(Score score, int change) {
        return switch (score.stars()) {
            case 1 -> new Histogram(ones + change, twos, threes, fours, fives);
            case 2 -> new Histogram(ones, twos + change, threes, fours, fives);
            case 3 -> new Histogram(ones, twos, threes + change, fours, fives);
            case 4 -> new Histogram(ones, twos, threes, fours + change, fives);
            case 5 -> new Histogram(ones, twos, threes, fours, fives + change);
            default ->
                    throw new IllegalStateException("expected a score of 1 to 5 but was " + score);
        };
    }
}
