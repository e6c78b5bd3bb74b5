package io.starledger.ingest.reading;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

import java.time.Duration;
import java.time.Instant;

/**
 * A rating while its fields come in. {@code null} for an optional field, and an empty comment, say
 * the same as leaving it out.
 */
final class RatingDraft implements FieldReader {
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);
    private static final FreeText COMMENT = new FreeText(4_000);
    private static final String ID_FORM =
            " of 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .., but was ";

    private final Instant now;
    private final Violations violations;
    private @Nullable UserId user;
    private @Nullable ItemId item;
    private int score;
    private @Nullable Comment comment;
    private @Nullable Instant ratedAt;
    private @Nullable Channel channel;
    private @Nullable IdempotencyKey idempotencyKey;

    RatingDraft(Instant now, Violations violations) {
        this.now = now;
        this.violations = violations;
    }

    @Override
    public void read(int field, JsonParser json) {
        switch (field) {
            case 0 -> readUser(json);
            case 1 -> readItem(json);
            case 2 -> readScore(json);
            case 3 -> readComment(json);
            case 4 -> readRatedAt(json);
            case 5 -> readChannel(json);
            case 6 -> readIdempotencyKey(json);
            default -> throw new IllegalArgumentException("expected a field but was " + field);
        }
    }

    /** Only when there is no violation. */
    RatingSubmission toSubmission() {
        return new RatingSubmission(
                requireNonNull(item),
                requireNonNull(user),
                score,
                ratedAt,
                comment,
                channel,
                idempotencyKey);
    }

    private void readUser(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_STRING) && UserId.isValid(json.getString())) {
            user = new UserId(json.getString());
        } else {
            violations.add("/user_id", "expected a user_id" + ID_FORM + Described.token(json));
        }
    }

    private void readItem(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_STRING) && ItemId.isValid(json.getString())) {
            item = new ItemId(json.getString());
        } else {
            violations.add("/item_id", "expected an item_id" + ID_FORM + Described.token(json));
        }
    }

    private void readScore(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NUMBER_INT) && json.getNumberType() == NumberType.INT) {
            score = json.getIntValue();
            if (score >= 1 && score <= 5) {
                return;
            }
        }
        violations.add(
                "/score", "expected a whole number of 1 to 5 but was " + Described.token(json));
    }

    private void readComment(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            violations.add("/comment", "expected text but was " + Described.token(json));
            return;
        }
        String text = json.getString();
        String refusal = COMMENT.refusal(text);
        if (refusal != null) {
            violations.add("/comment", refusal);
        } else if (!text.isEmpty()) {
            comment = new Comment(text);
        }
    }

    private void readRatedAt(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        Instant read =
                json.hasToken(JsonToken.VALUE_STRING) ? Rfc3339.parse(json.getString()) : null;
        if (read == null) {
            violations.add(
                    "/rated_at",
                    "expected " + Rfc3339.EXPECTED + " but was " + Described.token(json));
        } else if (read.isBefore(Instant.EPOCH)) {
            violations.add("/rated_at", "expected no time before 1970 but was " + read);
        } else if (read.isAfter(now.plus(MAX_AHEAD))) {
            violations.add(
                    "/rated_at", "expected at most 5 minutes ahead of " + now + " but was " + read);
        } else {
            ratedAt = read;
        }
    }

    private void readChannel(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        if (json.hasToken(JsonToken.VALUE_STRING) && Channel.isValid(json.getString())) {
            channel = new Channel(json.getString());
        } else {
            violations.add("/channel", "expected a channel" + ID_FORM + Described.token(json));
        }
    }

    private void readIdempotencyKey(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return;
        }
        if (json.hasToken(JsonToken.VALUE_STRING) && IdempotencyKey.isValid(json.getString())) {
            idempotencyKey = new IdempotencyKey(json.getString());
        } else {
            violations.add(
                    "/idempotency_key",
                    "expected " + IdempotencyKey.EXPECTED + " but was " + Described.token(json));
        }
    }
}
