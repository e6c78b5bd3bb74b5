package io.starledger.billing.usage;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.usage.Usage.Position;
import io.starledger.platform.burial.Retrial;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.platform.streams.PromptCommit;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts accepted ratings of one partition by tenant and second, and sends on together what was
 * counted within a moment. How long a moment is decides how many records are sent on and when, and
 * nothing of what they say: what is not sent on yet is in a store, and leaves it in the transaction
 * that sends it. A mark is behind all that stood before it: it has that sent on at once.
 */
public final class CountRatingsProcessor
        implements Processor<ItemKey, RatingEvent, TenantKey, CountedRatings> {
    /** Under which its topology buries, whichever generation it is of. */
    public static final String READER = "billing-quotas";

    public static final String SEEN_RATINGS = "seen-ratings";
    public static final String UNSENT_BY_MINUTE = "unsent-by-minute";

    private static final int MOST_UNSENT = 10_000;
    private static final byte[] SEEN = {};

    private final Duration moment;
    private @Nullable PromptCommit commit;
    private @Nullable ProcessorContext<TenantKey, CountedRatings> context;
    private @Nullable WindowStore<Bytes, byte[]> seenRatings;
    private @Nullable KeyValueStore<String, CountedRatings> unsentByMinute;

    public CountRatingsProcessor(Duration moment) {
        this.moment = moment;
    }

    @Override
    public void init(ProcessorContext<TenantKey, CountedRatings> initial) {
        context = initial;
        commit = new PromptCommit(initial);
        seenRatings = initial.getStateStore(SEEN_RATINGS);
        unsentByMinute = initial.getStateStore(UNSENT_BY_MINUTE);
        initial.schedule(moment, PunctuationType.WALL_CLOCK_TIME, _ -> send());
    }

    @Override
    public void process(Record<ItemKey, RatingEvent> record) {
        RatingEvent event = AcceptedRatingCodec.required(record.key(), record.value());
        if (record.key().tenant().equals(MarkCodec.NOBODY)) {
            send();
        }
        if (!AcceptedRatingCodec.isUse(event)) {
            return;
        }
        Instant acceptedAt = Instant.ofEpochMilli(record.timestamp());
        boolean known =
                Retrial.isForOthers(record.headers(), READER)
                        || isSeen(AcceptedRatingCodec.idOf(event), acceptedAt);
        long count = known ? 0 : 1;
        add(record.key().tenant(), acceptedAt, count);
        if (requireNonNull(unsentByMinute).approximateNumEntries() >= MOST_UNSENT) {
            send();
        }
    }

    /** One that is seen already is not counted, but its place in the log is. */
    private void add(TenantId tenant, Instant acceptedAt, long count) {
        String key = UsageMinuteCodec.key(tenant, acceptedAt);
        @Nullable CountedRatings before = requireNonNull(unsentByMinute).get(key);
        UsageMinute minute =
                before == null ? UsageMinute.around(acceptedAt) : UsageMinuteCodec.minuteOf(before);
        unsentByMinute.put(
                key,
                UsageMinuteCodec.counted(
                        count == 0 ? minute : minute.plus(acceptedAt, count), position()));
    }

    private boolean isSeen(Bytes id, Instant acceptedAt) {
        WindowStore<Bytes, byte[]> seen = requireNonNull(seenRatings);
        try (WindowStoreIterator<byte[]> found =
                seen.fetch(
                        id,
                        acceptedAt.minus(Repetition.KNOWN_FOR),
                        acceptedAt.plus(Repetition.KNOWN_FOR))) {
            if (found.hasNext()) {
                return true;
            }
        }
        seen.put(id, SEEN, acceptedAt.toEpochMilli());
        return false;
    }

    private void send() {
        List<KeyValue<String, CountedRatings>> unsent = new ArrayList<>();
        try (KeyValueIterator<String, CountedRatings> all = requireNonNull(unsentByMinute).all()) {
            all.forEachRemaining(unsent::add);
        }
        for (KeyValue<String, CountedRatings> counted : unsent) {
            unsentByMinute.delete(counted.key);
            long last = UsageMinuteCodec.lastOf(counted.value).toEpochMilli();
            requireNonNull(context)
                    .forward(
                            new Record<>(
                                    UsageMinuteCodec.tenantOf(counted.key), counted.value, last));
            requireNonNull(commit).of(last);
        }
    }

    private Position position() {
        RecordMetadata source =
                requireNonNull(context)
                        .recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("expected a record of a topic"));
        return new Position(source.partition(), source.offset());
    }
}
