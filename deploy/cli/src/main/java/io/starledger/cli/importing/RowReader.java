package io.starledger.cli.importing;

import io.starledger.schemas.ids.TenantId;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a rating of a row. It rejects only what has no rating in it; whether ids, comment and time
 * are allowed is the platform's to say, line by line.
 */
record RowReader(TenantId tenant, RatingColumns columns, ScoreScale scale) {
    private static final JsonMapper JSON = JsonMapper.shared();

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
            return rating(row);
        } catch (IllegalArgumentException e) {
            return new RejectedRow(row, String.valueOf(e.getMessage()));
        }
    }

    private RatingRow rating(CsvRow row) {
        String user = trimmed(RatingField.USER_ID, row).orElseThrow();
        String item = trimmed(RatingField.ITEM_ID, row).orElseThrow();
        int score = scale.toStars(trimmed(RatingField.SCORE, row).orElseThrow());
        Optional<Instant> ratedAt = trimmed(RatingField.RATED_AT, row).map(RatedAt::parse);
        Optional<String> comment = value(RatingField.COMMENT, row).filter(text -> !text.isBlank());
        ObjectNode json =
                JSON.createObjectNode()
                        .put("idempotency_key", key(user, item, score, comment, ratedAt))
                        .put("user_id", user)
                        .put("item_id", item)
                        .put("score", score);
        ratedAt.ifPresent(instant -> json.put("rated_at", instant.toString()));
        comment.ifPresent(text -> json.put("comment", text));
        return new RatingRow(row, json.toString());
    }

    private String key(
            String user,
            String item,
            int score,
            Optional<String> comment,
            Optional<Instant> ratedAt) {
        return ContentKey.of(
                tenant,
                List.of(
                        user,
                        item,
                        Integer.toString(score),
                        comment.orElse(""),
                        ratedAt.map(Instant::toString).orElse("")));
    }

    private Optional<String> trimmed(RatingField field, CsvRow row) {
        return value(field, row).map(String::strip);
    }

    private Optional<String> value(RatingField field, CsvRow row) {
        Optional<String> value = columns.value(field, row.fields());
        if (value.filter(text -> text.indexOf(NOT_UTF_8) >= 0).isPresent()) {
            throw new IllegalArgumentException("expected %s in UTF-8".formatted(field.id()));
        }
        return value;
    }
}
