package io.starledger.billing.account;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
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

    private final AccountFactCodec facts;
    private final FoldMetrics metrics;
    private @Nullable ProcessorContext<TenantKey, TenantBilling> context;
    private @Nullable KeyValueStore<TenantKey, StoredAccount> accountByTenant;

    FoldAccountProcessor(AccountReducer reducer, FoldMetrics metrics) {
        this.facts = new AccountFactCodec(reducer);
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<TenantKey, TenantBilling> initial) {
        context = initial;
        accountByTenant = initial.getStateStore(AccountTopology.ACCOUNT_BY_TENANT);
    }

    @Override
    public void process(Record<TenantKey, TenantStripeEvent> record) {
        TenantStripeEvent event = AccountFactCodec.required(record.key(), record.value());
        LogPosition position = position();
        AccountFactCodec.Step step =
                facts.fold(
                        StoredAccountCodec.decode(
                                requireNonNull(accountByTenant).get(record.key())),
                        event,
                        position.offset());
        if (step.isNews()) {
            accountByTenant.put(record.key(), StoredAccountCodec.encode(step.after()));
        }
        metrics.folded(step.folded().outcome());
        forward(
                record,
                TenantBillingCodec.encode(
                        record.key().tenant(), step.folded().account(), step.after(), position));
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
}
