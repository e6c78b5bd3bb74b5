package io.starledger.ratings.items;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemId;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** An item as callers see it. */
@Schema(
        name = "ItemRating",
        description =
                "An item's ratings in force. Without any, count is 0 and what derives is null.")
record ItemBody(
        @Schema(example = "book-1") String itemId,
        @Schema(example = "3") long count,
        @Schema(example = "4.333333333333333") @Nullable Double mean,
        HistogramBody histogram,
        @Schema(example = "3.3076923076923075", description = "(C·m + Σ) / (C + n)")
                @Nullable Double bayesianMean,
        @Schema(
                        example = "0.43849391955098227",
                        description = "Of the share of fours and fives, at 95%")
                @Nullable Double wilsonLowerBound,
        @Schema(example = "3", description = "How many times the counts have changed")
                long revision,
        @Schema(example = "2026-11-01T12:00:00Z") @Nullable Instant updatedAt) {

    /** Counts by score. */
    @Schema(name = "Histogram")
    record HistogramBody(
            @JsonProperty("1") long ones,
            @JsonProperty("2") long twos,
            @JsonProperty("3") long threes,
            @JsonProperty("4") long fours,
            @JsonProperty("5") long fives) {}

    static ItemBody of(ItemId item, ItemCounts counts, BayesianPrior prior) {
        Histogram histogram = counts.histogram();
        Optional<Statistics> statistics = Statistics.of(histogram, prior);
        return new ItemBody(
                item.value(),
                histogram.count(),
                statistics.map(Statistics::mean).orElse(null),
                new HistogramBody(
                        histogram.ones(),
                        histogram.twos(),
                        histogram.threes(),
                        histogram.fours(),
                        histogram.fives()),
                statistics.map(Statistics::bayesianMean).orElse(null),
                statistics.map(Statistics::wilsonLowerBound).orElse(null),
                counts.revision(),
                counts.updatedAt());
    }
}
