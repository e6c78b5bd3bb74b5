package io.starledger.billing.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A step function of time: a value from the beginning of time, and others that take its place from
 * known instants on. Two that say the same of every instant are equal.
 *
 * @param steps by {@code from}, ascending; the first is from {@link Instant#EPOCH}; no two
 *     neighbours have the same value
 */
public record Steps<T>(List<Step<T>> steps) {

    public Steps {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.getFirst().from().equals(Instant.EPOCH)) {
            throw new IllegalArgumentException(
                    "expected a first step from " + Instant.EPOCH + " but was " + steps);
        }
    }

    /** From {@code from} on, until the next step. */
    public record Step<T>(Instant from, T value) {}

    public static <T> Steps<T> always(T value) {
        return new Steps<>(List.of(new Step<>(Instant.EPOCH, value)));
    }

    /** These steps until {@code from}, and {@code value} ever after. */
    public Steps<T> then(Instant from, T value) {
        List<Step<T>> changed = new ArrayList<>();
        steps.stream().filter(step -> step.from().isBefore(from)).forEach(changed::add);
        if (changed.isEmpty()) {
            return always(value);
        }
        if (!changed.getLast().value().equals(value)) {
            changed.add(new Step<>(from, value));
        }
        return new Steps<>(changed);
    }

    public T at(Instant instant) {
        T value = steps.getFirst().value();
        for (Step<T> step : steps) {
            if (!step.from().isAfter(instant)) {
                value = step.value();
            }
        }
        return value;
    }

    /** What {@code values} makes of all functions at once, at each instant. */
    public static <T, R> Steps<R> together(List<Steps<T>> functions, Function<List<T>, R> values) {
        TreeSet<Instant> instants = new TreeSet<>();
        instants.add(Instant.EPOCH);
        functions.forEach(function -> function.steps().forEach(step -> instants.add(step.from())));
        return sampled(
                instants,
                instant ->
                        values.apply(
                                functions.stream().map(function -> function.at(instant)).toList()));
    }

    /** A function that changes at {@code instants} alone. */
    public static <R> Steps<R> sampled(Iterable<Instant> instants, Function<Instant, R> values) {
        Steps<R> sampled = always(values.apply(Instant.EPOCH));
        for (Instant instant : instants) {
            sampled = sampled.then(instant, values.apply(instant));
        }
        return sampled;
    }
}
