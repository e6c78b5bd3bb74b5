package io.starledger.platform.generation;

import io.starledger.platform.digest.Difference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What operators are told of a comparison. */
@Schema(name = "ComparedGenerations")
record ComparisonBody(
        int generation,
        int serving,
        @Schema(description = "Rows that are not equal; 0 if the digests are equal")
                long differences,
        @Schema(description = "Of all rows of the generation, 64 hexadecimal digits") String digest,
        @Schema(description = "The same of the one that serves") String servingDigest,
        List<ViewBody> views,
        @Schema(description = "The first 100 that are not equal") List<RowBody> rows) {

    /** How much of a view was compared. */
    @Schema(name = "ComparedView")
    record ViewBody(String view, long rows, long servingRows) {}

    /** A row that is not equal. */
    @Schema(name = "DifferentRow")
    record RowBody(
            UUID tenantId,
            String view,
            @Schema(description = "A JSON array") String key,
            @Schema(description = "A JSON object; null if there is no such row")
                    @Nullable String serving,
            @Schema(description = "The same in the other generation") @Nullable String built) {

        static RowBody of(Difference difference) {
            return new RowBody(
                    difference.slice().tenant().value(),
                    difference.slice().view(),
                    difference.key(),
                    difference.serving(),
                    difference.built());
        }
    }

    static ComparisonBody of(Comparison comparison) {
        var built = comparison.built().rows();
        var serving = comparison.serving().rows();
        Set<String> views = new TreeSet<>(built.keySet());
        views.addAll(serving.keySet());
        return new ComparisonBody(
                comparison.generation(),
                comparison.servingGeneration(),
                comparison.differences(),
                comparison.built().text(),
                comparison.serving().text(),
                views.stream()
                        .map(
                                view ->
                                        new ViewBody(
                                                view,
                                                built.getOrDefault(view, 0L),
                                                serving.getOrDefault(view, 0L)))
                        .toList(),
                comparison.rows().stream().map(RowBody::of).toList());
    }
}
