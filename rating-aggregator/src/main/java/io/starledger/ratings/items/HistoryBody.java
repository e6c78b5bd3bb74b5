package io.starledger.ratings.items;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.timeline.HistorySpan;
import io.starledger.schemas.ids.ItemId;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What an item was at the end of each of several steps. */
@Schema(name = "ItemHistory")
record HistoryBody(
        @Schema(example = "book-1") String itemId,
        @Schema(allowableValues = {"hour", "day", "week"}) String step,
        @Schema(description = "Ascending, one for each step") List<PointBody> points) {

    /** What stood just before {@code to}. */
    @Schema(
            name = "ItemHistoryPoint",
            description = "Of all that is dated before `to`, also of what is dated before `from`")
    record PointBody(Instant from, Instant to, @JsonUnwrapped ScoresBody scores) {}

    /**
     * @param ends what stood at the end of each step
     */
    static HistoryBody of(
            ItemId item, HistorySpan span, List<Histogram> ends, BayesianPrior prior) {
        return new HistoryBody(
                item.value(),
                span.step().toString(),
                IntStream.range(0, ends.size())
                        .mapToObj(
                                index ->
                                        new PointBody(
                                                span.begin(index),
                                                span.end(index),
                                                ScoresBody.of(ends.get(index), prior)))
                        .toList());
    }
}
