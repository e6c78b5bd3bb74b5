package io.starledger.billing.account;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.PromptProcessor;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of accounts. Both topics have a tenant under the same partition number, so one task
 * has all of it.
 *
 * <pre>
 * billing.stripe-events.v1 -> read-events -> fold-account -+
 *                                        (account-by-tenant) +-> write-accounts -> billing.accounts.v1
 * billing.grants.v1        -> read-grants -> fold-grant ---+
 * </pre>
 */
public final class AccountTopology {
    /** Of the first generation. */
    public static final String APPLICATION_ID = "billing-accounts";

    public static final String ACCOUNT_BY_TENANT = "account-by-tenant";
    private static final String READ_EVENTS = "read-events";
    private static final String FOLD_ACCOUNT = "fold-account";
    private static final String READ_GRANTS = "read-grants";
    private static final String FOLD_GRANT = "fold-grant";
    private static final String WRITE_ACCOUNTS = "write-accounts";

    private AccountTopology() {}

    public static Topology build(
            Serdes serdes, Generation generation, AccountReducer reducer, FoldMetrics metrics) {
        return new Topology()
                .addSource(
                        READ_EVENTS,
                        Serdes.keyOf(Topics.STRIPE_EVENTS).deserializer(),
                        serdes.valueDeserializer(Topics.STRIPE_EVENTS),
                        Topics.STRIPE_EVENTS.name())
                .addProcessor(
                        FOLD_ACCOUNT,
                        PromptProcessor.of(() -> new FoldAccountProcessor(reducer, metrics)),
                        READ_EVENTS)
                .addSource(
                        READ_GRANTS,
                        Serdes.keyOf(Topics.GRANTS).deserializer(),
                        serdes.valueDeserializer(Topics.GRANTS),
                        Topics.GRANTS.name())
                .addProcessor(
                        FOLD_GRANT,
                        PromptProcessor.of(() -> new FoldGrantProcessor(reducer)),
                        READ_GRANTS)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(ACCOUNT_BY_TENANT),
                                        Serdes.keyOf(Topics.STRIPE_EVENTS),
                                        accountSerde())
                                .withCachingEnabled(),
                        FOLD_ACCOUNT,
                        FOLD_GRANT)
                .addSink(
                        WRITE_ACCOUNTS,
                        generation.of(Topics.ACCOUNTS).name(),
                        Serdes.keyOf(Topics.ACCOUNTS).serializer(),
                        serdes.valueSerializer(Topics.ACCOUNTS),
                        FOLD_ACCOUNT,
                        FOLD_GRANT);
    }

    static StoreSerde<StoredAccount> accountSerde() {
        return new StoreSerde<>(
                StoredAccount.getEncoder(), StoredAccount.createDecoder(StoreSerde.SCHEMAS));
    }
}
