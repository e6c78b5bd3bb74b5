package io.starledger.platform.generation;

import io.starledger.platform.generation.Decision.Compared;
import io.starledger.platform.generation.Generations.Made;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A projection and its generations as operators see them. */
@Schema(name = "Projection")
record ProjectionBody(
        @Schema(example = "ratings") String projection,
        @Schema(description = "The number of the generation that is read") int serving,
        @Schema(description = "Those that stand, by number") List<GenerationBody> generations,
        @Schema(description = "Null if the two that stand were not compared")
                @Nullable LastComparisonBody comparison) {

    /** A generation. */
    @Schema(name = "Generation")
    record GenerationBody(
            int generation,
            @Schema(
                            allowableValues = {"serving", "building", "replaced"},
                            description = "replaced: it served before and is kept to go back to")
                    String state,
            Instant startedAt,
            String startedBy,
            @Schema(description = "What its rows depend on beside the log, fixed for its life")
                    Map<String, String> settings,
            @Schema(description = "Null for no limit") @Nullable Long eventsPerSecond,
            @Schema(
                            description =
                                    "Why it was let serve although it differed, or was not"
                                            + " compared; null if that was not needed")
                    @Nullable String acceptedDifference,
            @Schema(description = "That the log holds") long events,
            @Schema(description = "Of those, how many are not in all its views") long behind) {

        static GenerationBody of(Made made, boolean serves, long events, long behind) {
            Generation generation = made.generation();
            return new GenerationBody(
                    generation.number(),
                    serves ? "serving" : made.hasServed() ? "replaced" : "building",
                    made.startedAt(),
                    made.startedBy(),
                    generation.settings(),
                    made.eventsPerSecond(),
                    made.acceptedDifference(),
                    events,
                    behind);
        }
    }

    /** How two generations were found to differ. */
    @Schema(name = "LastComparison")
    record LastComparisonBody(
            int generation,
            int serving,
            @Schema(description = "Rows that are not equal") long differences) {

        static @Nullable LastComparisonBody of(@Nullable Compared compared) {
            return compared == null
                    ? null
                    : new LastComparisonBody(
                            compared.generation(), compared.serving(), compared.differences());
        }
    }
}
