package io.starledger.billing.usage;

import io.starledger.billing.usage.Usage.Position;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.StoredMinute;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Minutes as stores and internal topics hold them. */
public final class UsageMinuteCodec {
    private static final long SECONDS = 60;

    private UsageMinuteCodec() {}

    /** Sorts by tenant, then by time. */
    public static String key(TenantId tenant, Instant minute) {
        return "%s/%012d".formatted(tenant, minute.getEpochSecond() / SECONDS);
    }

    static Instant minuteOf(String key) {
        return Instant.ofEpochSecond(Long.parseLong(key.substring(key.indexOf('/') + 1)) * SECONDS);
    }

    static TenantKey tenantOf(String key) {
        return TenantKey.parse(key.substring(0, key.indexOf('/')));
    }

    /** The last second in which any was counted, or the minute's first. */
    static Instant lastOf(CountedRatings counted) {
        List<Integer> seconds = counted.getSeconds();
        return counted.getMinuteAt().plusSeconds(seconds.isEmpty() ? 0 : seconds.getLast());
    }

    public static UsageMinute minuteOf(CountedRatings counted) {
        return decode(counted.getMinuteAt(), counted.getSeconds(), counted.getCounts());
    }

    public static Position positionOf(CountedRatings counted) {
        return new Position(counted.getPartition(), counted.getOffset());
    }

    /** Of one partition, up to {@code position}. */
    static CountedRatings counted(UsageMinute minute, Position position) {
        return new CountedRatings(
                minute.minute(),
                List.copyOf(minute.bySecond().keySet()),
                List.copyOf(minute.bySecond().values()),
                position.partition(),
                position.offset());
    }

    public static UsageMinute decode(Instant minute, @Nullable StoredMinute stored) {
        return stored == null
                ? UsageMinute.around(minute)
                : decode(minute, stored.getSeconds(), stored.getCounts());
    }

    public static StoredMinute encode(UsageMinute minute) {
        return new StoredMinute(
                List.copyOf(minute.bySecond().keySet()), List.copyOf(minute.bySecond().values()));
    }

    private static UsageMinute decode(Instant minute, List<Integer> seconds, List<Long> counts) {
        SortedMap<Integer, Long> bySecond = new TreeMap<>();
        for (int i = 0; i < seconds.size(); i++) {
            bySecond.put(seconds.get(i), counts.get(i));
        }
        return new UsageMinute(minute, bySecond);
    }
}
