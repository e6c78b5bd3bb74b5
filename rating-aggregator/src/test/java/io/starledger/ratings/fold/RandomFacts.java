package io.starledger.ratings.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Facts of some raters about one item, as a log could hold them; the same for the same seed. */
final class RandomFacts {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int RATERS = 5;
    private static final int MINUTES = 60;

    private final SplittableRandom random;

    RandomFacts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A fact of one of the raters. */
    record Told(int rater, Fact fact) {}

    /** Submissions, retractions and moderations; {@code rated_at} ties, lies back and ahead. */
    List<Told> ofEveryKind(int count) {
        List<Told> log = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant acceptedAt = START.plusSeconds(i);
            UUID id = new UUID(random.nextLong(), i);
            Fact fact =
                    switch (random.nextInt(8)) {
                        case 0 -> new Fact.Retracted(id, acceptedAt);
                        case 1 -> new Fact.Moderated(id, acceptedAt, random.nextBoolean());
                        default ->
                                new Fact.Submitted(
                                        id, acceptedAt, around(acceptedAt), score(), null, null);
                    };
            log.add(new Told(random.nextInt(RATERS), fact));
        }
        return log;
    }

    /** Submissions, no two made at one instant. */
    List<Told> submissionsWithoutTies(int count) {
        List<Told> log = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant ratedAt = START.plusMillis(i);
            UUID id = new UUID(random.nextLong(), i);
            Fact fact = new Fact.Submitted(id, START, ratedAt, score(), null, null);
            log.add(new Told(random.nextInt(RATERS), fact));
        }
        return log;
    }

    <T> List<T> shuffled(List<T> log) {
        List<T> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }

    /** {@code log} with every third fact, on average, told again somewhere after it. */
    <T> List<T> withRepetitions(List<T> log) {
        List<T> repeating = new ArrayList<>(log);
        for (T told : log) {
            if (random.nextInt(3) == 0) {
                int first = repeating.indexOf(told);
                repeating.add(random.nextInt(first + 1, repeating.size() + 1), told);
            }
        }
        return repeating;
    }

    private Score score() {
        return new Score(random.nextInt(1, 6));
    }

    private Instant around(Instant acceptedAt) {
        return acceptedAt.plus(Duration.ofMinutes(random.nextInt(-MINUTES, 5) / 5 * 5L));
    }
}
