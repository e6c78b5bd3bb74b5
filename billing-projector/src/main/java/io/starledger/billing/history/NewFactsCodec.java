package io.starledger.billing.history;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The facts of accounts in a batch, by tenant and place. */
final class NewFactsCodec {
    private final Map<TenantId, NavigableMap<FactPlace, Fact>> facts = new HashMap<>();

    private NewFactsCodec() {}

    /** A record of one of the two logs. */
    record Fact(SpecificRecord record, int partition) {}

    /** Without what decides nothing, and what names another tenant than its key. */
    static Map<TenantId, NavigableMap<FactPlace, Fact>> of(Batch batch) {
        NewFactsCodec read = new NewFactsCodec();
        batch.of(Topics.STRIPE_EVENTS).forEach(read::event);
        batch.of(Topics.GRANTS).forEach(read::grant);
        return read.facts;
    }

    private void event(Entry<TenantKey, TenantStripeEvent> entry) {
        @Nullable TenantStripeEvent event = entry.value();
        if (event != null
                && event.getDecides()
                && event.getTenantId().equals(entry.key().tenant().value())) {
            put(entry, new FactPlace(event.getReceivedAt(), FactPlace.EVENTS, entry.offset()));
        }
    }

    private void grant(Entry<TenantKey, GrantDecision> entry) {
        @Nullable GrantDecision decision = entry.value();
        if (decision != null && decision.getTenantId().equals(entry.key().tenant().value())) {
            put(entry, new FactPlace(decision.getDecidedAt(), FactPlace.GRANTS, entry.offset()));
        }
    }

    private void put(Entry<TenantKey, ? extends SpecificRecord> entry, FactPlace place) {
        facts.computeIfAbsent(entry.key().tenant(), _ -> new TreeMap<>())
                .put(place, new Fact(requireNonNull(entry.value()), entry.partition()));
    }
}
