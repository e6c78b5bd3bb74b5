package io.starledger.e2e;

/** Counts by score, as a test expects or finds them. */
record Histogram(long ones, long twos, long threes, long fours, long fives) {
    static final Histogram EMPTY = new Histogram(0, 0, 0, 0, 0);

    Histogram plus(int score) {
        return new Histogram(
                ones + (score == 1 ? 1 : 0),
                twos + (score == 2 ? 1 : 0),
                threes + (score == 3 ? 1 : 0),
                fours + (score == 4 ? 1 : 0),
                fives + (score == 5 ? 1 : 0));
    }

    long count() {
        return ones + twos + threes + fours + fives;
    }
}
