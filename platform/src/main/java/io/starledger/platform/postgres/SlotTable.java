package io.starledger.platform.postgres;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which shard has which slots: each slot belongs to exactly one. */
public final class SlotTable {
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

    /** Of the shards that have slots. */
    public Set<String> names() {
        return Set.of(Arrays.stream(shards).distinct().toArray(String[]::new));
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
