package io.starledger.billing.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What waits in the tasks of this process, for operators. */
public final class ParkedMetrics {
    private final Map<Wait, Map<TaskId, ParkedTally>> tallies =
            Map.of(Wait.LINKED, new ConcurrentHashMap<>(), Wait.NAMED, new ConcurrentHashMap<>());
    private final Clock clock;

    public ParkedMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (Wait wait : Wait.values()) {
            Metric.DELIVERIES_PARKED.gauge(
                    registry, wait.name().toLowerCase(Locale.ROOT), this, it -> it.count(wait));
            Metric.DELIVERIES_DELAYED.gauge(
                    registry, wait.name().toLowerCase(Locale.ROOT), this, it -> it.age(wait));
        }
    }

    /** The tally of a task, which is filled when it is asked for first. */
    ParkedTally of(Wait wait, TaskId task, Consumer<ParkedTally> filling) {
        return of(wait).computeIfAbsent(
                        task,
                        _ -> {
                            ParkedTally tally = new ParkedTally();
                            filling.accept(tally);
                            return tally;
                        });
    }

    void end(Wait wait, TaskId task) {
        of(wait).remove(task);
    }

    private double count(Wait wait) {
        return of(wait).values().stream().mapToLong(ParkedTally::count).sum();
    }

    private double age(Wait wait) {
        @Nullable Instant oldest =
                of(wait).values().stream()
                        .map(ParkedTally::oldest)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }

    private Map<TaskId, ParkedTally> of(Wait wait) {
        return Objects.requireNonNull(tallies.get(wait));
    }
}
