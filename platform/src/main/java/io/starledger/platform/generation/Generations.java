package io.starledger.platform.generation;

import io.starledger.platform.burial.Birth;
import io.starledger.platform.generation.Decision.Compared;
import io.starledger.platform.generation.Decision.Dropped;
import io.starledger.platform.generation.Decision.Promoted;
import io.starledger.platform.generation.Decision.Started;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The generations of one projection, as all decisions so far have left them.
 *
 * <p>At most one is being built, and at most one that served before is kept to go back to: it ends
 * when the next one is started. A decision that is not allowed changes nothing, so of two that
 * contradict each other the first in the log holds, for everybody.
 *
 * @param standing those that have not ended, by number
 * @param highest number that was ever given, 0 for none
 * @param serving the number of the one that is read, 0 for none
 * @param comparison the last one of the two that stand now; null if they were never compared
 */
public record Generations(
        SortedMap<Integer, Made> standing,
        int highest,
        int serving,
        @Nullable Compared comparison) {
    static final Generations NONE = new Generations(new TreeMap<>(), 0, 0, null);

    public Generations {
        standing = Collections.unmodifiableSortedMap(new TreeMap<>(standing));
    }

    /**
     * One that stands.
     *
     * @param eventsPerSecond as in {@link Started}
     * @param hasServed whether it serves or has
     * @param acceptedDifference why it was let serve although it differed, or was not compared;
     *     null if that was not needed
     * @param startedBy who decided that it be built
     */
    public record Made(
            Generation generation,
            @Nullable Long eventsPerSecond,
            boolean hasServed,
            @Nullable String acceptedDifference,
            String startedBy,
            Instant startedAt) {
        Made promoted(Promoted promoted) {
            String reason = promoted.reason() == null ? acceptedDifference : promoted.reason();
            return new Made(generation, eventsPerSecond, true, reason, startedBy, startedAt);
        }
    }

    Generations after(Decided decided) {
        if (objection(decided.decision()).isPresent()) {
            return this;
        }
        return switch (decided.decision()) {
            case Started started -> started(started, decided);
            case Compared compared -> new Generations(standing, highest, serving, compared);
            case Promoted promoted -> promoted(promoted);
            case Dropped dropped -> without(dropped.generation());
        };
    }

    /** The one that serves; the first of a projection of which nothing was ever decided. */
    public Generation served() {
        Made made = standing.get(serving);
        return made == null ? Generation.first() : made.generation();
    }

    /** Why a decision is not allowed, for people; empty if it is. */
    public Optional<String> objection(Decision decision) {
        return Optional.ofNullable(
                switch (decision) {
                    case Started started -> objection(started);
                    case Compared compared ->
                            objection(compared.generation(), compared.serving(), "compared");
                    case Promoted promoted -> objection(promoted);
                    case Dropped dropped -> objection(dropped);
                });
    }

    /** The one that is built and has not served; empty if there is none. */
    public Optional<Made> candidate() {
        return standing.values().stream().filter(made -> !made.hasServed()).findFirst();
    }

    /** The one that served before, to go back to; empty if there is none. */
    public Optional<Made> replaced() {
        return standing.values().stream()
                .filter(made -> made.hasServed() && made.generation().number() != serving)
                .findFirst();
    }

    private @Nullable String objection(Started started) {
        if (started.generation() != highest + 1) {
            return "expected the next generation to be %d but was %d"
                    .formatted(highest + 1, started.generation());
        }
        return candidate()
                .map(
                        made ->
                                "expected none to be built but generation %d is: promote or drop it"
                                        .formatted(made.generation().number()))
                .orElse(null);
    }

    private @Nullable String objection(int generation, int against, String done) {
        if (!standing.containsKey(generation)) {
            return "expected one of the generations %s but was %d"
                    .formatted(standing.keySet(), generation);
        }
        if (generation == serving) {
            return "expected another generation to be %s but %d serves".formatted(done, generation);
        }
        return against == serving
                ? null
                : "expected generation %d to serve but %d does".formatted(against, serving);
    }

    private @Nullable String objection(Promoted promoted) {
        String objection = objection(promoted.generation(), promoted.serving(), "promoted");
        if (objection != null || promoted.reason() != null || hasServed(promoted.generation())) {
            return objection;
        }
        if (comparison == null || comparison.generation() != promoted.generation()) {
            return "expected generation %d to be compared with %d first"
                    .formatted(promoted.generation(), serving);
        }
        return comparison.differences() == 0
                ? null
                : "expected generation %d to equal %d but %,d rows differ: accept it with a reason"
                        .formatted(promoted.generation(), serving, comparison.differences());
    }

    private @Nullable String objection(Dropped dropped) {
        return objection(dropped.generation(), serving, "dropped");
    }

    private boolean hasServed(int generation) {
        Made made = standing.get(generation);
        return made != null && made.hasServed();
    }

    private Generations started(Started started, Decided decided) {
        boolean first = standing.isEmpty();
        SortedMap<Integer, Made> next = new TreeMap<>(standing);
        next.keySet().removeIf(number -> number != serving);
        next.put(
                started.generation(),
                new Made(
                        new Generation(
                                started.generation(),
                                started.settings(),
                                new Birth(started.bornAt())),
                        started.eventsPerSecond(),
                        first,
                        null,
                        decided.by(),
                        decided.at()));
        int serves = first ? started.generation() : serving;
        return new Generations(next, started.generation(), serves, null);
    }

    private Generations promoted(Promoted promoted) {
        SortedMap<Integer, Made> next = new TreeMap<>(standing);
        next.computeIfPresent(promoted.generation(), (_, made) -> made.promoted(promoted));
        return new Generations(next, highest, promoted.generation(), null);
    }

    private Generations without(int generation) {
        SortedMap<Integer, Made> next = new TreeMap<>(standing);
        next.remove(generation);
        return new Generations(next, highest, serving, null);
    }
}
