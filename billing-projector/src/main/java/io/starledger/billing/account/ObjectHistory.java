package io.starledger.billing.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the events of an object's newest seconds told, in their order. Which they are depends on all
 * that were told and not on which came first: one that is dropped has as many newer ones beside it
 * whenever it comes.
 */
public record ObjectHistory(List<Telling> tellings) {
    /** The state at the end of one second may need that of the second before, and so on. */
    static final int SECONDS = 4;

    static final int TELLINGS = 64;
    static final ObjectHistory NONE = new ObjectHistory(List.of());

    public ObjectHistory {
        tellings = List.copyOf(tellings);
    }

    ObjectHistory with(Telling telling) {
        TreeSet<Telling> all = new TreeSet<>(tellings);
        if (!all.add(telling)) {
            return this;
        }
        List<Instant> seconds = all.stream().map(Telling::at).distinct().toList();
        Instant oldest = seconds.get(Math.max(0, seconds.size() - SECONDS));
        List<Telling> kept = all.stream().filter(told -> !told.at().isBefore(oldest)).toList();
        return new ObjectHistory(kept.subList(Math.max(0, kept.size() - TELLINGS), kept.size()));
    }

    Instant newest() {
        return tellings.getLast().at();
    }

    ObjectState state() {
        @Nullable ObjectState state = null;
        for (List<Telling> second : bySecond()) {
            state = Second.of(second).endingState(state);
        }
        if (state == null) {
            throw new IllegalStateException("expected something told but was nothing");
        }
        return state;
    }

    private List<List<Telling>> bySecond() {
        List<List<Telling>> seconds = new ArrayList<>();
        for (Telling telling : tellings) {
            if (seconds.isEmpty() || !seconds.getLast().getFirst().at().equals(telling.at())) {
                seconds.add(new ArrayList<>());
            }
            seconds.getLast().add(telling);
        }
        return seconds;
    }
}
