package io.starledger.ingest.single;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body of a moderation, for its description only: it is read field by field. */
@Schema(name = "Moderation", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ModerationBody(
        @Schema(
                        description = "A hidden rating counts in no aggregate and no list.",
                        allowableValues = {"hidden", "visible"},
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "hidden")
                String state,
        @Schema(
                        description = "Why, in the moderator's words.",
                        minLength = 1,
                        maxLength = 500,
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "advertising")
                String reason) {}
