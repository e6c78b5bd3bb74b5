package io.starledger.ratings.fold;

import io.starledger.ratings.fold.RandomFacts.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules of the README once more, by looking at the whole log instead of folding it: slow, plain
 * and unlike the code it checks.
 */
record NaiveFold(List<Told> log) {

    static NaiveFold of(List<Told> repeating) {
        Set<UUID> seen = new HashSet<>();
        return new NaiveFold(
                repeating.stream().filter(told -> seen.add(told.fact().eventId())).toList());
    }

    long[] buckets() {
        long[] buckets = new long[5];
        raters().flatMap(rater -> counted(rater).stream()).forEach(s -> buckets[s - 1]++);
        return buckets;
    }

    long countedRaters() {
        return raters().filter(rater -> counted(rater).isPresent()).count();
    }

    Optional<UUID> inForce(int rater) {
        return ratingOf(rater).map(Fact.Submitted::eventId);
    }

    private Stream<Integer> raters() {
        return log.stream().map(Told::rater).distinct();
    }

    private Optional<Integer> counted(int rater) {
        return isHidden(rater)
                ? Optional.empty()
                : ratingOf(rater).map(submitted -> submitted.score().stars());
    }

    private boolean isHidden(int rater) {
        return factsOf(rater).stream()
                .filter(Fact.Moderated.class::isInstance)
                .map(Fact.Moderated.class::cast)
                .reduce((_, last) -> last)
                .map(Fact.Moderated::hidden)
                .orElse(false);
    }

    /** The latest rating after the last retraction, unless it was made before that. */
    private Optional<Fact.Submitted> ratingOf(int rater) {
        List<Fact> facts = factsOf(rater);
        int sinceRetraction = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof Fact.Retracted) {
                sinceRetraction = i + 1;
            }
        }
        Instant retractedAt =
                facts.subList(0, sinceRetraction).stream()
                        .map(NaiveFold::instantOf)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        return facts.subList(sinceRetraction, facts.size()).stream()
                .filter(Fact.Submitted.class::isInstance)
                .map(Fact.Submitted.class::cast)
                .filter(submitted -> !submitted.ratedAt().isBefore(retractedAt))
                .reduce((a, b) -> b.ratedAt().isBefore(a.ratedAt()) ? a : b);
    }

    private static Instant instantOf(Fact fact) {
        return switch (fact) {
            case Fact.Submitted submitted -> submitted.ratedAt();
            case Fact.Retracted retracted -> retracted.acceptedAt();
            case Fact.Moderated _ -> Instant.MIN;
        };
    }

    private List<Fact> factsOf(int rater) {
        List<Fact> facts = new ArrayList<>();
        log.stream().filter(told -> told.rater() == rater).forEach(told -> facts.add(told.fact()));
        return facts;
    }
}
