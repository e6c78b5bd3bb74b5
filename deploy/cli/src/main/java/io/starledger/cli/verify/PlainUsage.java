package io.starledger.cli.verify;

import io.starledger.cli.verify.PlainEvent.Submitted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each tenant had accepted, kept one by one, so that any period can be counted. */
final class PlainUsage {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long REPEATED_MS = Duration.ofHours(24).toMillis();

    private final Map<String, List<Accepted>> byTenant = new HashMap<>();
    private final Map<String, PlainHour> byHour = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private int partition = -1;

    private record Accepted(int partition, long offset, long at) {
        boolean isCountedBy(UsageRow row) {
            return row.counted().includes(partition, offset);
        }
    }

    /** Events come partition by partition; one that is repeated stands in its partition again. */
    void fold(int partition, PlainEvent event) {
        if (this.partition != partition) {
            this.partition = partition;
            seen.clear();
        }
        if (!(event.fact() instanceof Submitted)) {
            return;
        }
        Long before = seen.put(event.eventId(), event.acceptedAt());
        if (before == null || event.acceptedAt() - before > REPEATED_MS) {
            byTenant.computeIfAbsent(event.tenant(), _ -> new ArrayList<>())
                    .add(new Accepted(partition, event.offset(), event.acceptedAt()));
            Instant hour = Instant.ofEpochMilli(event.acceptedAt() - event.acceptedAt() % HOUR_MS);
            byHour.computeIfAbsent(event.tenant() + "/" + hour, _ -> new PlainHour())
                    .add(partition, event.offset());
        }
    }

    /** By {@code tenant/hour} what was accepted in each hour (UTC) that had any. */
    Map<String, PlainHour> hours() {
        return byHour;
    }

    /** Whether the view by hour has counted everything that was read. */
    boolean isInHours(Map<String, HourRow> view) {
        return byHour.entrySet().stream()
                .allMatch(
                        hour -> {
                            HourRow row = view.get(hour.getKey());
                            return row != null && hour.getValue().isIn(row.counted());
                        });
    }

    /** Whether the view has counted everything that was read. */
    boolean isIn(Map<String, UsageRow> view) {
        return byTenant.entrySet().stream()
                .allMatch(
                        tenant -> {
                            UsageRow row = view.getOrDefault(tenant.getKey(), UsageRow.NONE);
                            return tenant.getValue().stream().allMatch(it -> it.isCountedBy(row));
                        });
    }

    /**
     * By {@code tenant/begin} of each period of the view what was accepted in it, as far as the
     * view has counted; by {@code tenant} alone what is in none of them.
     */
    Map<String, Folded> expected(Map<String, UsageRow> view) {
        Map<String, Folded> expected = new HashMap<>();
        view.forEach(
                (tenant, row) -> {
                    List<Accepted> accepted = byTenant.getOrDefault(tenant, List.of());
                    for (UsageRow.Used period : row.periods()) {
                        expected.put(
                                tenant + "/" + period.startsAt(),
                                ratings(
                                        accepted.stream()
                                                .filter(it -> it.isCountedBy(row))
                                                .filter(it -> period.holds(it.at()))
                                                .count()));
                    }
                });
        byTenant.forEach(
                (tenant, accepted) -> {
                    UsageRow row = view.getOrDefault(tenant, UsageRow.NONE);
                    long missing = accepted.stream().filter(it -> !row.covers(it.at())).count();
                    if (missing > 0) {
                        expected.put(tenant, ratings(missing));
                    }
                });
        return expected;
    }

    private static Folded ratings(long count) {
        return () -> Columns.builder().with("ratings", count).build();
    }
}
