package io.starledger.billing.usage;

import io.starledger.billing.stripe.Period;
import io.starledger.schemas.avro.StoredMinute;
import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/** The minutes of one task's tenants, on disk. */
public final class KafkaMinutes {
    private final KeyValueStore<String, StoredMinute> ratingsByMinute;

    public KafkaMinutes(KeyValueStore<String, StoredMinute> ratingsByMinute) {
        this.ratingsByMinute = ratingsByMinute;
    }

    public void add(TenantId tenant, UsageMinute more) {
        String key = UsageMinuteCodec.key(tenant, more.minute());
        UsageMinute before = UsageMinuteCodec.decode(more.minute(), ratingsByMinute.get(key));
        ratingsByMinute.put(key, UsageMinuteCodec.encode(before.plus(more)));
    }

    public long accepted(TenantId tenant, Period period) {
        long accepted = 0;
        try (KeyValueIterator<String, StoredMinute> minutes =
                ratingsByMinute.range(
                        UsageMinuteCodec.key(tenant, period.start()),
                        UsageMinuteCodec.key(tenant, period.end()))) {
            while (minutes.hasNext()) {
                KeyValue<String, StoredMinute> minute = minutes.next();
                accepted +=
                        UsageMinuteCodec.decode(UsageMinuteCodec.minuteOf(minute.key), minute.value)
                                .within(period);
            }
        }
        return accepted;
    }

    /** Those of {@code period}, which begins and ends with a full minute. */
    public void forget(TenantId tenant, Period period) {
        List<String> forgotten = new ArrayList<>();
        try (KeyValueIterator<String, StoredMinute> minutes =
                ratingsByMinute.range(
                        UsageMinuteCodec.key(tenant, period.start()),
                        UsageMinuteCodec.key(tenant, period.end().minusSeconds(1)))) {
            minutes.forEachRemaining(minute -> forgotten.add(minute.key));
        }
        forgotten.forEach(ratingsByMinute::delete);
    }
}
