package io.starledger.ratings.items;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.starledger.ratings.fold.Histogram;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** How an item is rated, as callers see it: a part of several answers. */
record ScoresBody(
        @Schema(example = "3") long count,
        @Schema(example = "4.333333333333333") @Nullable Double mean,
        HistogramBody histogram,
        @Schema(example = "3.3076923076923075", description = "(C·m + Σ) / (C + n)")
                @Nullable Double bayesianMean,
        @Schema(
                        example = "0.43849391955098227",
                        description = "Of the share of fours and fives, at 95%")
                @Nullable Double wilsonLowerBound) {

    /** Counts by score. */
    @Schema(name = "Histogram")
    record HistogramBody(
            @JsonProperty("1") long ones,
            @JsonProperty("2") long twos,
            @JsonProperty("3") long threes,
            @JsonProperty("4") long fours,
            @JsonProperty("5") long fives) {}

    static ScoresBody of(Histogram histogram, BayesianPrior prior) {
        Optional<Statistics> statistics = Statistics.of(histogram, prior);
        return new ScoresBody(
                histogram.count(),
                statistics.map(Statistics::mean).orElse(null),
                new HistogramBody(
                        histogram.ones(),
                        histogram.twos(),
                        histogram.threes(),
                        histogram.fours(),
                        histogram.fives()),
                statistics.map(Statistics::bayesianMean).orElse(null),
                statistics.map(Statistics::wilsonLowerBound).orElse(null));
    }
}
