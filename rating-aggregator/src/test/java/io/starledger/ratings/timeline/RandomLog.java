package io.starledger.ratings.timeline;

import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.Score;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Events of some raters of one item as a log could hold them; the same for the same seed. */
final class RandomLog {
    private static final Instant START = Instant.parse("2026-03-01T22:30:00Z");
    private static final int RATERS = 4;

    private final SplittableRandom random;

    RandomLog(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    /**
     * Over some days, dated to ties, days late and minutes ahead; some come twice, of which some
     * after they are forgotten; clocks that accept go back a little.
     */
    List<Fact> facts(int count) {
        List<Fact> facts = new ArrayList<>();
        Instant acceptedAt = START;
        for (int i = 0; i < count; i++) {
            acceptedAt = acceptedAt.plusSeconds(60L * random.nextInt(-2, 120));
            facts.add(
                    i > 0 && random.nextInt(6) == 0
                            ? again(facts.get(random.nextInt(i)), acceptedAt)
                            : fact(acceptedAt));
        }
        return facts;
    }

    /** A rater for each, the same for the same event. */
    static List<FactRow> rows(TenantId tenant, List<Fact> facts) {
        List<FactRow> rows = new ArrayList<>();
        ItemKey item = new ItemKey(tenant, new ItemId("lamp"));
        for (Fact fact : facts) {
            long rater = Math.floorMod(fact.eventId().getLeastSignificantBits(), (long) RATERS);
            rows.add(
                    new FactRow(
                            new RaterKey(item, new UserId("user-" + rater)),
                            fact,
                            new LogPosition(0, rows.size())));
        }
        return rows;
    }

    /** None dated ahead and no ties; accepted at any time after that, and so in any order. */
    List<Fact> submissions(int count) {
        List<Fact> submissions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant ratedAt = START.plusSeconds(600L * i);
            submissions.add(new Fact.Submitted(id(), ratedAt, ratedAt, score(), null, null));
        }
        return submissions;
    }

    List<Fact> retractionsAndModerations(int count) {
        return Stream.generate(() -> START.plusSeconds(random.nextInt(count * 6_000)))
                .limit(count)
                .map(
                        at ->
                                random.nextBoolean()
                                        ? new Fact.Retracted(id(), at)
                                        : new Fact.Moderated(id(), at, random.nextBoolean()))
                .map(Fact.class::cast)
                .toList();
    }

    /** The log if the submissions arrive late by any time, and the others at once. */
    List<Fact> arriving(List<Fact> submissions, List<Fact> others) {
        record Arrival(Fact fact, Instant at) {}
        Stream<Arrival> late =
                submissions.stream()
                        .map(fact -> (Fact.Submitted) fact)
                        .map(
                                fact ->
                                        accepted(
                                                fact,
                                                fact.ratedAt()
                                                        .plusSeconds(random.nextInt(100_000))))
                        .map(fact -> new Arrival(fact, fact.acceptedAt()));
        return Stream.concat(late, others.stream().map(it -> new Arrival(it, it.acceptedAt())))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::fact)
                .toList();
    }

    private Fact fact(Instant acceptedAt) {
        return switch (random.nextInt(8)) {
            case 0 -> new Fact.Retracted(id(), acceptedAt);
            case 1 -> new Fact.Moderated(id(), acceptedAt, random.nextBoolean());
            default ->
                    new Fact.Submitted(id(), acceptedAt, around(acceptedAt), score(), null, null);
        };
    }

    private Instant around(Instant acceptedAt) {
        return switch (random.nextInt(4)) {
            case 0 -> acceptedAt.plus(Duration.ofMinutes(random.nextInt(6)));
            case 1 -> acceptedAt.minus(Duration.ofHours(random.nextInt(72)));
            case 2 -> acceptedAt.minusNanos(1_000L * random.nextInt(3));
            default -> START.plus(Duration.ofHours(random.nextInt(48)));
        };
    }

    private static Fact again(Fact fact, Instant acceptedAt) {
        return switch (fact) {
            case Fact.Submitted submitted -> accepted(submitted, acceptedAt);
            case Fact.Retracted retracted -> new Fact.Retracted(retracted.eventId(), acceptedAt);
            case Fact.Moderated moderated ->
                    new Fact.Moderated(moderated.eventId(), acceptedAt, moderated.hidden());
        };
    }

    private static Fact.Submitted accepted(Fact.Submitted fact, Instant acceptedAt) {
        return new Fact.Submitted(
                fact.eventId(), acceptedAt, fact.ratedAt(), fact.score(), null, null);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Score score() {
        return new Score(random.nextInt(1, 6));
    }
}
