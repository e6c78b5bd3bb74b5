package io.starledger.billing.usage;

import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.usage.Usage.Counted;
import io.starledger.schemas.avro.CountedUpTo;
import io.starledger.schemas.avro.HourCountedUpTo;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.StoredPeriodUsage;
import io.starledger.schemas.avro.StoredPosition;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Use as {@code billing.usage.v1}, {@code billing.usage-hours.v1} and the store carry it. */
public final class TenantUsageCodec {
    private TenantUsageCodec() {}

    public static TenantUsage encode(TenantId tenant, Usage usage) {
        List<CountedUpTo> positions = new ArrayList<>();
        usage.positions()
                .forEach((partition, offset) -> positions.add(new CountedUpTo(partition, offset)));
        return new TenantUsage(
                tenant.value(),
                usage.counted().stream()
                        .map(
                                it ->
                                        new PeriodUsage(
                                                it.period().start(),
                                                it.period().end(),
                                                it.ratings()))
                        .toList(),
                positions,
                usage.revision(),
                usage.newest());
    }

    /** An hour of {@code usage} in which there are {@code ratings} so far. */
    public static TenantHourUsage encode(TenantHourKey hour, long ratings, Usage usage) {
        List<HourCountedUpTo> positions = new ArrayList<>();
        usage.positions()
                .forEach(
                        (partition, offset) ->
                                positions.add(new HourCountedUpTo(partition, offset)));
        return new TenantHourUsage(hour.tenant().value(), hour.hour(), ratings, positions);
    }

    /** What the store keeps, cut by {@code periods}. */
    public static Usage decode(StoredUsage stored, BillingPeriods periods) {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        stored.getPositions().forEach(it -> positions.put(it.getPartition(), it.getOffset()));
        return new Usage(
                periods,
                stored.getCounted().stream()
                        .map(
                                it ->
                                        new Counted(
                                                new Period(it.getStartsAt(), it.getEndsAt()),
                                                it.getRatings()))
                        .toList(),
                positions,
                stored.getNewestAt(),
                stored.getCutSince(),
                stored.getRevision());
    }

    /** All but the periods, which are those of the account beside it. */
    public static StoredUsage.Builder store(Usage usage) {
        List<StoredPosition> positions = new ArrayList<>();
        usage.positions()
                .forEach(
                        (partition, offset) ->
                                positions.add(new StoredPosition(partition, offset)));
        return StoredUsage.newBuilder()
                .setCounted(
                        usage.counted().stream()
                                .map(
                                        it ->
                                                new StoredPeriodUsage(
                                                        it.period().start(),
                                                        it.period().end(),
                                                        it.ratings()))
                                .toList())
                .setPositions(positions)
                .setNewestAt(usage.newest())
                .setCutSince(usage.cutSince())
                .setRevision(usage.revision());
    }
}
