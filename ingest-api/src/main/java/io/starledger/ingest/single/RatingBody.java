package io.starledger.ingest.single;

import io.starledger.ingest.http.Documented;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.OffsetDateTime;

/** The body of a submission, for its description only: it is read field by field. */
@Schema(name = "Rating", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RatingBody(
        @Schema(
                        description = "Who rated: a pseudonym that you choose.",
                        pattern = Documented.ID_PATTERN,
                        maxLength = 128,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "user-81f3")
                String userId,
        @Schema(
                        description = "What was rated.",
                        pattern = Documented.ID_PATTERN,
                        maxLength = 128,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "book-42")
                String itemId,
        @Schema(
                        minimum = "1",
                        maximum = "5",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "5")
                int score,
        @Schema(
                        description = "Unicode text without NUL; empty is the same as none.",
                        maxLength = 4000,
                        nullable = true,
                        example = "Read it twice.")
                @Nullable String comment,
        @Schema(
                        description =
                                "When it was rated: RFC 3339, from 1970 to five minutes ahead."
                                        + " Absent, it is the time of acceptance. Of a user's"
                                        + " ratings of an item the latest is in force.",
                        nullable = true,
                        example = "2026-01-15T09:30:00Z")
                @Nullable OffsetDateTime ratedAt,
        @Schema(
                        description = "Where it was rated, in your words.",
                        pattern = Documented.ID_PATTERN,
                        maxLength = 128,
                        nullable = true,
                        example = "web")
                @Nullable String channel) {}
