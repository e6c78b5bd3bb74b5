package io.starledger.ratings.timeline;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.SeenFacts;
import io.starledger.ratings.fold.Standing;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.ids.RaterKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stood at an instant, by looking at all events of an item: slow, plain and unlike the code it
 * checks.
 */
record NaiveTimeline(Map<RaterKey, List<FactRow>> byRater) {

    /** In the order of the log. What the topology knows already is left out. */
    static NaiveTimeline of(Collection<FactRow> log) {
        Map<RaterKey, List<FactRow>> byRater = log.stream().collect(groupingBy(FactRow::rater));
        byRater.replaceAll((_, rows) -> news(rows));
        return new NaiveTimeline(byRater);
    }

    Histogram asOf(Instant instant) {
        Histogram counts = Histogram.EMPTY;
        for (List<FactRow> rows : byRater.values()) {
            Optional<Fact.Submitted> counted =
                    isHidden(rows, instant) ? Optional.empty() : stands(rows, instant);
            counts = counted.map(Fact.Submitted::score).map(counts::plus).orElse(counts);
        }
        return counts;
    }

    /** By the topology's own rule. */
    Histogram current() {
        Histogram counts = Histogram.EMPTY;
        for (List<FactRow> rows : byRater.values()) {
            Standing standing = Standing.NONE;
            for (FactRow row : rows) {
                standing = standing.after(row.fact());
            }
            Standing.Rating rating = standing.rating();
            counts = rating == null || standing.hidden() ? counts : counts.plus(rating.score());
        }
        return counts;
    }

    /** The latest submission, of equals the last in the log, unless a retraction took it. */
    private static Optional<Fact.Submitted> stands(List<FactRow> rows, Instant instant) {
        Optional<FactRow> latest =
                rows.stream()
                        .filter(row -> row.fact() instanceof Fact.Submitted)
                        .filter(row -> !dated(row).isAfter(instant))
                        .max(
                                comparing(NaiveTimeline::dated)
                                        .thenComparing(row -> row.position().offset()));
        return latest.filter(
                        rating ->
                                rows.stream()
                                        .filter(row -> row.fact() instanceof Fact.Retracted)
                                        .filter(row -> !dated(row).isAfter(instant))
                                        .noneMatch(
                                                row ->
                                                        row.position().offset()
                                                                        > rating.position().offset()
                                                                || dated(row)
                                                                        .isAfter(dated(rating))))
                .map(row -> (Fact.Submitted) row.fact());
    }

    private static boolean isHidden(List<FactRow> rows, Instant instant) {
        return rows.stream()
                .filter(row -> !dated(row).isAfter(instant))
                .map(FactRow::fact)
                .filter(Fact.Moderated.class::isInstance)
                .map(Fact.Moderated.class::cast)
                .reduce((_, last) -> last)
                .map(Fact.Moderated::hidden)
                .orElse(false);
    }

    static Instant dated(FactRow row) {
        return row.fact() instanceof Fact.Submitted submitted
                ? submitted.ratedAt()
                : row.fact().acceptedAt();
    }

    private static List<FactRow> news(List<FactRow> rows) {
        List<FactRow> news = new ArrayList<>();
        SeenFacts seen = SeenFacts.NONE;
        for (FactRow row : rows) {
            if (!seen.contains(row.fact().eventId())) {
                seen = seen.with(row.fact());
                news.add(row);
            }
        }
        return news;
    }
}
