package io.starledger.platform.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Every metric of the platform, named {@code starledger.<noun>.<past-verb>}. Where one has a tag,
 * its values are few and fixed.
 */
public enum Metric {
    RATINGS_ACCEPTED(
            "starledger.ratings.accepted", "ratings", "Ratings the log acknowledged", null),
    RATINGS_REJECTED(
            "starledger.ratings.rejected", "ratings", "Ratings that were not valid", "reason"),
    RATINGS_RETRACTED(
            "starledger.ratings.retracted", "ratings", "Retractions the log acknowledged", null),
    RATINGS_MODERATED(
            "starledger.ratings.moderated", "ratings", "Moderations the log acknowledged", null),
    LOG_ACKNOWLEDGED(
            "starledger.log.acknowledged",
            "seconds",
            "From an append's call to the acknowledgement of all its records",
            null),
    LOG_FAILED(
            "starledger.log.failed",
            "appends",
            "Appends that were not acknowledged in time",
            "reason"),
    VIEW_LAGGED(
            "starledger.view.lagged",
            "records",
            "Records between a view and the end of its topics",
            "projection"),
    DEAD_LETTERS_BURIED(
            "starledger.dead.letters.buried",
            "records",
            "Records a projection could not read",
            "topic"),
    ITEMS_READ("starledger.items.read", "reads", "Items read, by the store that answered", "store");

    private final String id;
    private final String unit;
    private final String description;
    private final @Nullable String tag;

    Metric(String id, String unit, String description, @Nullable String tag) {
        this.id = id;
        this.unit = unit;
        this.description = description;
        this.tag = tag;
    }

    /** A counter of a metric without a tag. */
    public Counter counter(MeterRegistry registry) {
        return counter(registry, List.of());
    }

    /** The counter for one value of the metric's tag. */
    public Counter counter(MeterRegistry registry, String value) {
        return counter(registry, tagged(value));
    }

    /** A gauge for one value of the metric's tag, read whenever it is asked for. */
    public <T> void gauge(
            MeterRegistry registry, String value, T subject, ToDoubleFunction<T> reading) {
        Gauge.builder(id, subject, reading)
                .baseUnit(unit)
                .description(description)
                .tags(tagged(value))
                .register(registry);
    }

    /** A timer with buckets, from which any percentile can be told. */
    public Timer timer(MeterRegistry registry) {
        return Timer.builder(id)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private List<Tag> tagged(String value) {
        if (tag == null) {
            throw new IllegalArgumentException("expected a metric with a tag but was " + id);
        }
        return List.of(Tag.of(tag, value));
    }

    private Counter counter(MeterRegistry registry, List<Tag> tags) {
        return Counter.builder(id)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
