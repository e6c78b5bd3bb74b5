package io.starledger.billing.history;

import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;

import org.apache.avro.specific.SpecificRecord;

/** Facts and what follows from them, as columns keep them. */
final class FactBytesCodec {
    private static final StoreSerde<TenantStripeEvent> EVENTS =
            new StoreSerde<>(
                    TenantStripeEvent.getEncoder(),
                    TenantStripeEvent.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<GrantDecision> GRANTS =
            new StoreSerde<>(
                    GrantDecision.getEncoder(), GrantDecision.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<StoredAccount> STATES =
            new StoreSerde<>(
                    StoredAccount.getEncoder(), StoredAccount.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<TenantBilling> ACCOUNTS =
            new StoreSerde<>(
                    TenantBilling.getEncoder(), TenantBilling.createDecoder(StoreSerde.SCHEMAS));

    private FactBytesCodec() {}

    /** An event, a grant, a state or an account. */
    static byte[] encode(SpecificRecord record) {
        return switch (record) {
            case TenantStripeEvent event -> EVENTS.serializer().serialize("", event);
            case GrantDecision grant -> GRANTS.serializer().serialize("", grant);
            case StoredAccount state -> STATES.serializer().serialize("", state);
            case TenantBilling account -> ACCOUNTS.serializer().serialize("", account);
            default ->
                    throw new IllegalStateException(
                            "expected a fact or an account but was " + record.getClass());
        };
    }

    static SpecificRecord fact(int source, byte[] stored) {
        return (source == FactPlace.EVENTS ? EVENTS : GRANTS)
                .deserializer()
                .deserialize("", stored);
    }

    static StoredAccount state(byte[] stored) {
        return STATES.deserializer().deserialize("", stored);
    }

    static TenantBilling account(byte[] stored) {
        return ACCOUNTS.deserializer().deserialize("", stored);
    }
}
