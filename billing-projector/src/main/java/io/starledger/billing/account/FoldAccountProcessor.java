package io.starledger.billing.account;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.platform.streams.Emission;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Folds an event into its tenant's account, and emits the account also when it stays as it was. */
final class FoldAccountProcessor
        implements Processor<TenantKey, TenantStripeEvent, TenantKey, TenantBilling> {
    private static final Emission EMISSION =
            new Emission("io.starledger.account.folded.v1", Topics.ACCOUNTS, "billing-projector");

    private final AccountReducer reducer;
    private final FoldMetrics metrics;
    private @Nullable ProcessorContext<TenantKey, TenantBilling> context;
    private @Nullable KeyValueStore<TenantKey, StoredAccount> accountByTenant;

    FoldAccountProcessor(AccountReducer reducer, FoldMetrics metrics) {
        this.reducer = reducer;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<TenantKey, TenantBilling> initial) {
        context = initial;
        accountByTenant = initial.getStateStore(AccountTopology.ACCOUNT_BY_TENANT);
    }

    @Override
    public void process(Record<TenantKey, TenantStripeEvent> record) {
        TenantStripeEvent event = required(record);
        TenantId tenant = record.key().tenant();
        Remembered before =
                StoredAccountCodec.decode(requireNonNull(accountByTenant).get(record.key()));
        Folded folded = folded(tenant, before.state(), event);
        LogPosition position = position();
        Remembered after = before.after(folded, event.getReceivedAt()).at(position.offset());
        if (!after.equals(before)) {
            accountByTenant.put(record.key(), StoredAccountCodec.encode(after));
        }
        metrics.folded(folded.outcome());
        forward(record, TenantBillingCodec.encode(tenant, folded.account(), after, position));
    }

    /** What came to the endpoint of a tenant's own account is never even read. */
    private Folded folded(TenantId tenant, AccountState state, TenantStripeEvent event) {
        if (!event.getDecides()) {
            return new Folded(state, reducer.accountOf(state), Outcome.FOREIGN);
        }
        byte[] payload = new byte[event.getPayload().remaining()];
        event.getPayload().duplicate().get(payload);
        StripeEvent told = StripeEventCodec.read(new StripeAccountId(event.getAccount()), payload);
        return reducer.fold(tenant, state, told);
    }

    private void forward(Record<TenantKey, TenantStripeEvent> record, TenantBilling billing) {
        requireNonNull(context)
                .forward(
                        new Record<>(
                                record.key(),
                                billing,
                                record.timestamp(),
                                EMISSION.headers(
                                        record.value().getEventId(),
                                        record.value().getReceivedAt(),
                                        record.headers())));
    }

    private LogPosition position() {
        RecordMetadata source =
                requireNonNull(context)
                        .recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("expected a record of a topic"));
        return new LogPosition(source.partition(), source.offset());
    }

    private static TenantStripeEvent required(Record<TenantKey, TenantStripeEvent> record) {
        @Nullable TenantStripeEvent event = record.value();
        if (event == null) {
            throw new InvalidRecordException("expected an event but was a tombstone");
        }
        if (!record.key().tenant().value().equals(event.getTenantId())) {
            throw new InvalidRecordException(
                    "expected an event of %s but was of %s"
                            .formatted(record.key(), event.getTenantId()));
        }
        return event;
    }
}
