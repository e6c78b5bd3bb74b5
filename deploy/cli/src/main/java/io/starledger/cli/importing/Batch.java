package io.starledger.cli.importing;

import java.util.ArrayList;
import java.util.List;

/** Rows in the file's order that become one request, and those among them that are rejected. */
final class Batch {
    static final int MAX_ROWS = 5_000;
    static final int MAX_CHARACTERS = 1 << 20;

    private final List<RatingRow> ratings = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private int characters;

    void add(ReadRow row) {
        switch (row) {
            case RatingRow rating -> {
                ratings.add(rating);
                characters += rating.json().length();
            }
            case RejectedRow rejection -> rejected.add(rejection);
        }
    }

    boolean isFull() {
        return rows() >= MAX_ROWS || characters >= MAX_CHARACTERS;
    }

    int rows() {
        return ratings.size() + rejected.size();
    }

    List<RatingRow> ratings() {
        return ratings;
    }

    List<RejectedRow> rejected() {
        return rejected;
    }
}
