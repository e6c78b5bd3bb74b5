package io.starledger.cli.importing;

import io.starledger.cli.rating.RatingLine;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import java.util.Optional;

/**
 * Makes a rating of a row. Values are taken without the blanks around them, a blank comment is
 * none. Whether a comment and a time are allowed is the platform's to say.
 */
record RowReader(TenantId tenant, RatingColumns columns, ScoreScale scale) {
    /** What a decoder puts where bytes are no UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    ReadRow read(CsvRow row) {
        if (!row.closed()) {
            return new RejectedRow(
                    row, "expected a closing quote but everything up to the file's end is in it");
        }
        int found = row.fields().size();
        if (found != columns.count()) {
            return new RejectedRow(
                    row, "expected %d fields but was %d".formatted(columns.count(), found));
        }
        try {
            return new RatingRow(row, rating(row).json());
        } catch (IllegalArgumentException e) {
            return new RejectedRow(row, String.valueOf(e.getMessage()));
        }
    }

    private RatingLine rating(CsvRow row) {
        UserId user = new UserId(required(RatingField.USER_ID, row));
        ItemId item = new ItemId(required(RatingField.ITEM_ID, row));
        return new RatingLine(
                new RaterKey(new ItemKey(tenant, item), user),
                scale.toStars(required(RatingField.SCORE, row)),
                value(RatingField.COMMENT, row).filter(text -> !text.isBlank()),
                value(RatingField.RATED_AT, row).map(String::strip).map(RatedAt::parse));
    }

    private String required(RatingField field, CsvRow row) {
        return value(field, row).orElseThrow().strip();
    }

    private Optional<String> value(RatingField field, CsvRow row) {
        Optional<String> value = columns.value(field, row.fields());
        if (value.filter(text -> text.indexOf(NOT_UTF_8) >= 0).isPresent()) {
            throw new IllegalArgumentException("expected %s in UTF-8".formatted(field.id()));
        }
        return value;
    }
}
