package io.starledger.e2e;

import io.starledger.e2e.Tenant.Rating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A file of ratings with what must come of it, worked out by plain code: the rating with the
 * greatest time of each user and item counts. No two rows of one user and item have one time.
 */
record SeededFile(List<Row> rows) {

    /** A line of the file. */
    record Row(Rating rating, long ratedAt) {
        String line() {
            return "%s,%s,%d,%d".formatted(rating.user(), rating.item(), rating.score(), ratedAt);
        }
    }

    /** Some users rate some items, a few of them again; low item numbers are rated most. */
    static SeededFile of(long seed, int size) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int item = (int) Math.floor(Math.pow(random.nextDouble(), 3) * 200);
            Rating rating =
                    new Rating(
                            "user-" + random.nextInt(size), "item-" + item, 1 + random.nextInt(5));
            rows.add(new Row(rating, 1_600_000_000L + i));
        }
        return new SeededFile(List.copyOf(rows));
    }

    /** Every row twice, in any order. */
    SeededFile twiceAndShuffled(long seed) {
        List<Row> shuffled = new ArrayList<>(rows);
        shuffled.addAll(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return new SeededFile(shuffled);
    }

    Path write(Path file) {
        try {
            return Files.writeString(
                    file,
                    rows.stream()
                            .map(Row::line)
                            .collect(Collectors.joining("\n", "user,item,stars,time\n", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Histogram> histograms() {
        Map<String, Row> inForce = new HashMap<>();
        for (Row row : rows) {
            inForce.merge(
                    row.rating().user() + "/" + row.rating().item(),
                    row,
                    (known, other) -> other.ratedAt() > known.ratedAt() ? other : known);
        }
        Map<String, Histogram> histograms = new HashMap<>();
        for (Row row : inForce.values()) {
            histograms.merge(
                    row.rating().item(),
                    Histogram.EMPTY.plus(row.rating().score()),
                    (known, _) -> known.plus(row.rating().score()));
        }
        return histograms;
    }
}
