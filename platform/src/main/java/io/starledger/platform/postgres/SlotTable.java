package io.starledger.platform.postgres;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Which shard has which slots: each slot belongs to exactly one. */
public final class SlotTable {
    private static final String SETTING = "slots.";

    private final String[] shards;

    private SlotTable(String[] shards) {
        this.shards = shards;
    }

    /**
     * Throws {@link IllegalArgumentException} unless each slot is named once, by a known shard. A
     * shard that is alone needs no ranges.
     */
    static SlotTable of(List<String> shards, Map<String, List<SlotRange>> ranges) {
        if (ranges.isEmpty() && shards.size() == 1) {
            return of(shards, Map.of(shards.getFirst(), List.of(SlotRange.ALL)));
        }
        @Nullable String[] table = new String[TenantSlot.COUNT];
        ranges.forEach(
                (shard, those) -> {
                    if (!shards.contains(shard)) {
                        throw new IllegalArgumentException(
                                "expected slots of the shards %s but was %s"
                                        .formatted(shards, shard));
                    }
                    those.forEach(range -> assign(table, range, shard));
                });
        for (int slot = 0; slot < table.length; slot++) {
            if (table[slot] == null) {
                throw new IllegalArgumentException(
                        "expected each slot to belong to a shard but %d belongs to none"
                                .formatted(slot));
            }
        }
        return new SlotTable(
                Arrays.stream(table).map(Objects::requireNonNull).toArray(String[]::new));
    }

    private static void assign(@Nullable String[] table, SlotRange range, String shard) {
        for (int slot = range.first(); slot <= range.last(); slot++) {
            String other = table[slot];
            if (other != null) {
                throw new IllegalArgumentException(
                        "expected each slot to belong to one shard but %d belongs to %s and %s"
                                .formatted(slot, other, shard));
            }
            table[slot] = shard;
        }
    }

    /** The name of the shard that has the tenant's rows. */
    public String shardOf(TenantId tenant) {
        return shards[TenantSlot.of(tenant)];
    }

    /** Some tenant of a shard that has slots, whether or not there is such a tenant. */
    public TenantId anyOf(String shard) {
        return LongStream.iterate(0, number -> number + 1)
                .mapToObj(number -> new TenantId(new UUID(0, number)))
                .filter(tenant -> shardOf(tenant).equals(shard))
                .findFirst()
                .orElseThrow();
    }

    /** Of the shards that have slots. */
    public Set<String> names() {
        return Set.of(Arrays.stream(shards).distinct().toArray(String[]::new));
    }

    /**
     * As text that {@link #ranges} reads again: for each shard that has slots {@code
     * slots.<shard>}, as {@code 0-511,600}.
     */
    public Map<String, String> settings() {
        return names().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                SETTING::concat,
                                shard ->
                                        rangesOf(shard).stream()
                                                .map(SlotRange::toString)
                                                .collect(Collectors.joining(","))));
    }

    /** Of the settings those that {@link #settings} told. */
    static Map<String, List<SlotRange>> ranges(Map<String, String> settings) {
        Map<String, List<SlotRange>> ranges = new HashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (name.startsWith(SETTING)) {
                        ranges.put(
                                name.substring(SETTING.length()),
                                Arrays.stream(value.split(",", -1)).map(SlotRange::of).toList());
                    }
                });
        return ranges;
    }

    /** In their order, and as few as can be. */
    List<SlotRange> rangesOf(String shard) {
        List<SlotRange> ranges = new ArrayList<>();
        for (int first = 0; first < shards.length; first++) {
            int last = first;
            while (last < shards.length && shards[last].equals(shard)) {
                last++;
            }
            if (last > first) {
                ranges.add(new SlotRange(first, last - 1));
                first = last;
            }
        }
        return ranges;
    }
}
