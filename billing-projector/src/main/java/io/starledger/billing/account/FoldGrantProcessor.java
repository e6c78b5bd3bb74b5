package io.starledger.billing.account;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Folds what an operator gave or took back into the tenant's account, and emits that. */
final class FoldGrantProcessor
        implements Processor<TenantKey, GrantDecision, TenantKey, TenantBilling> {
    private static final Emission EMISSION =
            new Emission("io.starledger.account.granted.v1", Topics.ACCOUNTS, "billing-projector");

    private final AccountFactCodec facts;
    private @Nullable ProcessorContext<TenantKey, TenantBilling> context;
    private @Nullable KeyValueStore<TenantKey, StoredAccount> accountByTenant;

    FoldGrantProcessor(AccountReducer reducer) {
        this.facts = new AccountFactCodec(reducer);
    }

    @Override
    public void init(ProcessorContext<TenantKey, TenantBilling> initial) {
        context = initial;
        accountByTenant = initial.getStateStore(AccountTopology.ACCOUNT_BY_TENANT);
    }

    @Override
    public void process(Record<TenantKey, GrantDecision> record) {
        GrantDecision decision = GrantCodec.required(record.key(), record.value());
        AccountFactCodec.Step step =
                facts.fold(
                        StoredAccountCodec.decode(
                                requireNonNull(accountByTenant).get(record.key())),
                        decision);
        if (step.isNews()) {
            accountByTenant.put(record.key(), StoredAccountCodec.encode(step.after()));
        }
        forward(record, step.folded(), step.after());
    }

    private void forward(Record<TenantKey, GrantDecision> record, Folded folded, Remembered after) {
        ProcessorContext<TenantKey, TenantBilling> to = requireNonNull(context);
        GrantDecision decision = record.value();
        LogPosition position = new LogPosition(to.taskId().partition(), after.sourceOffset());
        to.forward(
                new Record<>(
                        record.key(),
                        TenantBillingCodec.encode(
                                record.key().tenant(), folded.account(), after, position),
                        record.timestamp(),
                        EMISSION.headers(
                                NameBasedUuid.of(
                                        decision.getTenantId(),
                                        decision.getGrantId() + " at " + decision.getDecidedAt()),
                                decision.getDecidedAt(),
                                record.headers())));
    }
}
