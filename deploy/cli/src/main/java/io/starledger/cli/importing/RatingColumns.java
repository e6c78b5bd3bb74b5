package io.starledger.cli.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each field stands in every row of one file, and how many fields a row has. */
record RatingColumns(Map<RatingField, Integer> positions, int count) {

    RatingColumns {
        positions = Map.copyOf(positions);
    }

    /** Empty for a field no column is mapped to; {@code row} has {@link #count} fields. */
    Optional<String> value(RatingField field, List<String> row) {
        return Optional.ofNullable(positions.get(field)).map(row::get);
    }
}
