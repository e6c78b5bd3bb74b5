package io.starledger.billing.account;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.StoredBillingPeriod;
import io.starledger.schemas.avro.StoredGrant;
import io.starledger.schemas.avro.StoredHeld;
import io.starledger.schemas.avro.StoredHistory;
import io.starledger.schemas.avro.StoredSeen;
import io.starledger.schemas.avro.StoredTelling;
import io.starledger.schemas.avro.StoredTotals;
import io.starledger.schemas.avro.StoredTrail;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is remembered of a tenant, as the store keeps it; the same state makes the same bytes. */
final class StoredAccountCodec {
    private StoredAccountCodec() {}

    static Remembered decode(@Nullable StoredAccount stored) {
        if (stored == null) {
            return Remembered.NOTHING;
        }
        Map<ObjectKey, ObjectHistory> objects = new HashMap<>();
        stored.getObjects().forEach(it -> objects.put(keyOf(it), history(it)));
        Map<ObjectKey, Trail> trails = new HashMap<>();
        stored.getTrails().forEach(it -> trails.put(keyOf(it), trail(it)));
        Map<StripeAccountId, Instant> left = new HashMap<>();
        stored.getLeftAt()
                .forEach(
                        (account, at) ->
                                left.put(new StripeAccountId(account), Instant.ofEpochMilli(at)));
        AccountState state =
                new AccountState(
                        objects,
                        trails,
                        left,
                        new SeenEvents(
                                stored.getSeen().stream().map(StoredAccountCodec::seen).toList()),
                        stored.getGrants().stream().map(StoredAccountCodec::grant).toList(),
                        new AccountState.Forgotten(
                                stored.getForgottenUntil(),
                                stored.getForgottenMoney().stream()
                                        .map(StoredAccountCodec::totals)
                                        .toList()));
        return new Remembered(
                state,
                new BillingPeriods(
                        stored.getPeriods().stream()
                                .map(it -> new Period(it.getStartsAt(), it.getEndsAt()))
                                .toList(),
                        stored.getIsContinuing()),
                stored.getRevision(),
                stored.getUpdatedAt(),
                stored.getSourceOffset());
    }

    static StoredAccount encode(Remembered remembered) {
        AccountState state = remembered.state();
        Map<String, Long> left = new TreeMap<>();
        state.left().forEach((account, at) -> left.put(account.value(), at.toEpochMilli()));
        return new StoredAccount(
                new TreeMap<>(state.objects())
                        .entrySet().stream().map(it -> stored(it.getKey(), it.getValue())).toList(),
                new TreeMap<>(state.trails())
                        .entrySet().stream().map(it -> stored(it.getKey(), it.getValue())).toList(),
                left,
                state.seen().events().stream()
                        .map(it -> new StoredSeen(it.at(), it.account().value(), it.id()))
                        .toList(),
                state.grants().stream().map(StoredAccountCodec::stored).toList(),
                state.forgotten().until(),
                state.forgotten().money().stream().map(StoredAccountCodec::stored).toList(),
                remembered.periods().known().stream()
                        .map(it -> new StoredBillingPeriod(it.start(), it.end()))
                        .toList(),
                remembered.periods().isContinuing(),
                remembered.revision(),
                remembered.updatedAt(),
                remembered.sourceOffset());
    }

    private static ObjectKey keyOf(StoredHistory it) {
        return new ObjectKey(
                new StripeAccountId(it.getAccount()),
                ObjectKind.valueOf(it.getKind()),
                it.getObjectId());
    }

    private static ObjectHistory history(StoredHistory it) {
        return new ObjectHistory(
                it.getTellings().stream().map(StoredAccountCodec::telling).toList());
    }

    private static Telling telling(StoredTelling it) {
        return new Telling(
                it.getEventId(),
                it.getToldAt(),
                Step.valueOf(it.getStep()),
                it.getBefore() == null ? null : StoredObjectCodec.decode(it.getBefore()),
                StoredObjectCodec.decode(it.getAfter()));
    }

    private static StoredHistory stored(ObjectKey key, ObjectHistory history) {
        return new StoredHistory(
                key.account().value(),
                key.kind().name(),
                key.id(),
                history.tellings().stream().map(StoredAccountCodec::stored).toList());
    }

    private static StoredTelling stored(Telling it) {
        return new StoredTelling(
                it.eventId(),
                it.at(),
                it.step().name(),
                StoredObjectCodec.encode(it.after()),
                it.before() == null ? null : StoredObjectCodec.encode(it.before()));
    }

    private static ObjectKey keyOf(StoredTrail it) {
        return new ObjectKey(
                new StripeAccountId(it.getAccount()), ObjectKind.SUBSCRIPTION, it.getObjectId());
    }

    private static Trail trail(StoredTrail it) {
        Map<PriceId, Trail.Held> held = new HashMap<>();
        for (StoredHeld most : it.getHeld()) {
            held.put(
                    new PriceId(most.getPrice()),
                    new Trail.Held(most.getSince(), most.getQuantity()));
        }
        return new Trail(
                held,
                StoredObjectCodec.instant(it.getPastDueAt()),
                StoredObjectCodec.instant(it.getOtherwiseAt()));
    }

    private static StoredTrail stored(ObjectKey key, Trail trail) {
        List<StoredHeld> held =
                new TreeMap<>(trail.held())
                        .entrySet().stream()
                                .map(
                                        it ->
                                                new StoredHeld(
                                                        it.getKey().value(),
                                                        it.getValue().since(),
                                                        it.getValue().quantity()))
                                .toList();
        return new StoredTrail(
                key.account().value(),
                key.id(),
                held,
                StoredObjectCodec.millis(trail.pastDueAt()),
                StoredObjectCodec.millis(trail.otherwiseAt()));
    }

    private static SeenEvents.Seen seen(StoredSeen it) {
        return new SeenEvents.Seen(
                it.getToldAt(), new StripeAccountId(it.getAccount()), it.getEventId());
    }

    private static Grant grant(StoredGrant it) {
        return new Grant(
                it.getGrantId(),
                new Limits(
                        it.getRatingsPerMonth(),
                        it.getRatingsPerSecond(),
                        it.getRequestsPerMinute(),
                        Duration.ofSeconds(it.getRetentionSeconds())),
                new Period(it.getStartsAt(), it.getEndsAt()));
    }

    private static StoredGrant stored(Grant it) {
        return new StoredGrant(
                it.id(),
                it.extra().ratingsPerMonth(),
                it.extra().ratingsPerSecond(),
                it.extra().requestsPerMinute(),
                it.extra().retention().toSeconds(),
                it.validity().start(),
                it.validity().end());
    }

    private static MoneyTotals totals(StoredTotals it) {
        return new MoneyTotals(
                it.getCurrency(),
                it.getPaidMinor(),
                it.getRefundedMinor(),
                it.getCreditedMinor(),
                it.getDisputedMinor(),
                it.getOwedMinor(),
                it.getBalanceMinor());
    }

    private static StoredTotals stored(MoneyTotals it) {
        return new StoredTotals(
                it.currency(),
                it.paid(),
                it.refunded(),
                it.credited(),
                it.disputed(),
                it.owed(),
                it.balance());
    }
}
