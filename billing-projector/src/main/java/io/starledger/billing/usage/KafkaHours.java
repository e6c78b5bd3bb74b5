package io.starledger.billing.usage;

import io.starledger.schemas.ids.TenantHourKey;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How much one task's tenants used in each hour, on disk. Nothing is ever forgotten, so that an
 * hour never counts less than it did, however late more of it comes.
 */
public final class KafkaHours {
    private final KeyValueStore<TenantHourKey, Long> ratingsByHour;

    public KafkaHours(KeyValueStore<TenantHourKey, Long> ratingsByHour) {
        this.ratingsByHour = ratingsByHour;
    }

    /** Returns how many there are with {@code more}; the same again counts twice. */
    public long add(TenantHourKey hour, long more) {
        @Nullable Long before = ratingsByHour.get(hour);
        long all = before == null ? more : Math.addExact(before, more);
        ratingsByHour.put(hour, all);
        return all;
    }
}
