package io.starledger.cli.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column each field comes from, by the column's name in the header. */
record ColumnMapping(Map<RatingField, String> columns) {

    ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /**
     * From {@code field=column} pairs; throws {@link IllegalArgumentException} for a field that a
     * rating does not have and for a required one that is missing.
     */
    static ColumnMapping of(Map<String, String> pairs) {
        Map<RatingField, String> columns = new EnumMap<>(RatingField.class);
        pairs.forEach((id, column) -> columns.put(field(id), column));
        List<String> missing =
                Stream.of(RatingField.values())
                        .filter(field -> field.isRequired() && !columns.containsKey(field))
                        .map(RatingField::id)
                        .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a column for %s in --map".formatted(String.join(" and ", missing)));
        }
        return new ColumnMapping(columns);
    }

    private static RatingField field(String id) {
        return RatingField.of(id)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected one of %s in --map but was '%s'"
                                                .formatted(ids(), id)));
    }

    private static String ids() {
        return Stream.of(RatingField.values())
                .map(RatingField::id)
                .collect(Collectors.joining(", "));
    }

    /**
     * Throws {@link IllegalArgumentException} that lists the header unless each column stands in it
     * once.
     */
    RatingColumns in(List<String> header) {
        Map<RatingField, Integer> positions = new EnumMap<>(RatingField.class);
        List<String> wrong = new ArrayList<>();
        columns.forEach(
                (field, column) -> {
                    int position = header.indexOf(column);
                    if (position < 0) {
                        wrong.add("'%s' for %s is not among them".formatted(column, field.id()));
                    } else if (position != header.lastIndexOf(column)) {
                        wrong.add("'%s' for %s stands there twice".formatted(column, field.id()));
                    }
                    positions.put(field, position);
                });
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "the file has the columns %s but %s"
                            .formatted(
                                    header.stream()
                                            .map(column -> "'" + column + "'")
                                            .collect(Collectors.joining(", ")),
                                    String.join(" and ", wrong)));
        }
        return new RatingColumns(positions, header.size());
    }
}
