package io.starledger.ingest.reading;

import static java.util.Objects.requireNonNull;

import io.starledger.ingest.reading.ModerationOrder.Visibility;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.List;

/** Reads the body of a moderation. Safe for use by many threads. */
public final class ModerationReader {
    private static final List<String> FIELDS = List.of("state", "reason");
    private static final FreeText REASON = new FreeText(500);

    private final ObjectReader objects = new ObjectReader(FIELDS, FIELDS.size());

    public Reading<ModerationOrder> read(Slice bytes) {
        Violations violations = new Violations();
        Draft draft = new Draft(violations);
        @Nullable String malformed = objects.read(bytes, violations, draft);
        if (malformed != null) {
            return new Reading.Malformed<>(malformed);
        }
        return violations.isEmpty()
                ? new Reading.Valid<>(draft.toOrder())
                : new Reading.Invalid<>(violations.list());
    }

    private static final class Draft implements FieldReader {
        private final Violations violations;
        private @Nullable Visibility state;
        private @Nullable String reason;

        Draft(Violations violations) {
            this.violations = violations;
        }

        @Override
        public void read(int field, JsonParser json) {
            switch (field) {
                case 0 -> readState(json);
                case 1 -> readReason(json);
                default -> throw new IllegalArgumentException("expected a field but was " + field);
            }
        }

        ModerationOrder toOrder() {
            return new ModerationOrder(requireNonNull(state), requireNonNull(reason));
        }

        private void readState(JsonParser json) {
            String text = json.hasToken(JsonToken.VALUE_STRING) ? json.getString() : "";
            switch (text) {
                case "hidden" -> state = Visibility.HIDDEN;
                case "visible" -> state = Visibility.VISIBLE;
                default ->
                        violations.add(
                                "/state",
                                "expected 'hidden' or 'visible' but was " + Described.token(json));
            }
        }

        private void readReason(JsonParser json) {
            String text = json.hasToken(JsonToken.VALUE_STRING) ? json.getString() : "";
            String refusal =
                    text.isEmpty()
                            ? "expected text of 1-500 characters but was " + Described.token(json)
                            : REASON.refusal(text);
            if (refusal == null) {
                reason = text;
            } else {
                violations.add("/reason", refusal);
            }
        }
    }
}
