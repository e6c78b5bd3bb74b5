package io.starledger.cli.rating;

import io.starledger.schemas.ids.RaterKey;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One rating to send. Two lines of the same content are the same fact. */
public record RatingLine(
        RaterKey rater, int score, Optional<String> comment, Optional<Instant> ratedAt) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Without a line's end. */
    public String json() {
        ObjectNode json =
                JSON.createObjectNode()
                        .put("idempotency_key", idempotencyKey())
                        .put("user_id", rater.user().value())
                        .put("item_id", rater.item().item().value())
                        .put("score", score);
        ratedAt.ifPresent(instant -> json.put("rated_at", instant.toString()));
        comment.ifPresent(text -> json.put("comment", text));
        return json.toString();
    }

    /** From tenant, user, item, score, comment and time. */
    String idempotencyKey() {
        return ContentKey.of(
                List.of(
                        rater.item().tenant().toString(),
                        rater.user().value(),
                        rater.item().item().value(),
                        Integer.toString(score),
                        comment.orElse(""),
                        ratedAt.map(Instant::toString).orElse("")));
    }
}
