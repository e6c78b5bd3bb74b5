package io.starledger.cli.importing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Rows in the file's order that become one request, and those among them that are rejected. */
final class Batch {
    static final int MAX_LINES = 5_000;
    static final int MAX_BYTES = 1 << 20;

    private final List<CsvRow> ratings = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);

    void add(ReadRow row) {
        switch (row) {
            case RatingRow rating -> {
                ratings.add(rating.row());
                lines.writeBytes(rating.bytes());
                lines.write('\n');
            }
            case RejectedRow rejection -> rejected.add(rejection);
        }
    }

    boolean isFull() {
        return rows() >= MAX_LINES || lines.size() >= MAX_BYTES;
    }

    int rows() {
        return ratings.size() + rejected.size();
    }

    List<CsvRow> ratings() {
        return ratings;
    }

    List<RejectedRow> rejected() {
        return rejected;
    }

    /** Newline-delimited JSON, one line for each of {@link #ratings}. */
    byte[] lines() {
        return lines.toByteArray();
    }
}
