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
            "starledger.ratings.rejected", "ratings", "Ratings that were not taken", "reason"),
    RATINGS_RETRACTED(
            "starledger.ratings.retracted", "ratings", "Retractions the log acknowledged", null),
    RATINGS_MODERATED(
            "starledger.ratings.moderated", "ratings", "Moderations the log acknowledged", null),
    WEBHOOKS_ACCEPTED(
            "starledger.webhooks.accepted",
            "webhooks",
            "Deliveries of Stripe's that the log acknowledged, repetitions included",
            "type"),
    WEBHOOKS_REFUSED(
            "starledger.webhooks.refused",
            "webhooks",
            "Deliveries that were not taken because something was wrong with them",
            "reason"),
    DELIVERIES_PARKED(
            "starledger.deliveries.parked",
            "deliveries",
            "Stripe's events that wait until their tenant is known",
            "until"),
    DELIVERIES_DELAYED(
            "starledger.deliveries.delayed",
            "seconds",
            "How long the one that waits longest has waited",
            "until"),
    ACCOUNTS_FOLDED(
            "starledger.accounts.folded",
            "events",
            "Stripe's events by what they did to the account of their tenant",
            "outcome"),
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
            "Records a topology or a projection could not go on with",
            "topic"),
    DEAD_LETTERS_OPENED(
            "starledger.dead.letters.opened",
            "records",
            "Dead letters that nobody has retried or discarded, as of half a minute ago",
            "topic"),
    QUOTAS_HELD(
            "starledger.quotas.held",
            "quotas",
            "Tenants whose quota is in memory; the others have the default plan",
            null),
    QUOTAS_DELAYED(
            "starledger.quotas.delayed",
            "seconds",
            "How long the oldest rating acknowledged here is not yet in its tenant's quota",
            null),
    QUOTAS_REFUSED(
            "starledger.quotas.refused",
            "ratings",
            "Ratings refused by what their tenant has bought; a batch of which none is read is one",
            "reason"),
    REQUESTS_LIMITED(
            "starledger.requests.limited",
            "requests",
            "Requests and batches refused by a limit of their tenant's plan",
            "limit"),
    REQUESTS_REPEATED(
            "starledger.requests.repeated",
            "requests",
            "Requests whose idempotency key was known, by what they were answered",
            "answer"),
    LIMITS_LOCALIZED(
            "starledger.limits.localized",
            "draws",
            "Draws from a bucket in memory, because Redis did not answer in time",
            null),
    PROBLEMS_ANSWERED(
            "starledger.problems.answered",
            "requests",
            "Requests that ended in a problem: refusals, limits, faults",
            "type"),
    READS_HELD(
            "starledger.reads.held",
            "reads",
            "Reads that wait now until their view has reached a position",
            null),
    POSITIONS_AWAITED(
            "starledger.positions.awaited",
            "seconds",
            "How long reads after a position waited for their view, also in vain",
            null),
    STREAMS_HELD(
            "starledger.streams.held", "streams", "Subscribers that follow an item here", null),
    EXPORTS_STOPPED(
            "starledger.exports.stopped",
            "exports",
            "Exports that are enabled and not fed here: their topic or place in the log is gone",
            null),
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
        gauge(registry, tagged(value), subject, reading);
    }

    /** A gauge of a metric without a tag, read whenever it is asked for. */
    public <T> void gauge(MeterRegistry registry, T subject, ToDoubleFunction<T> reading) {
        gauge(registry, List.of(), subject, reading);
    }

    /** A timer with buckets, from which any percentile can be told. */
    public Timer timer(MeterRegistry registry) {
        return Timer.builder(id)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private <T> void gauge(
            MeterRegistry registry, List<Tag> tags, T subject, ToDoubleFunction<T> reading) {
        Gauge.builder(id, subject, reading)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
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
