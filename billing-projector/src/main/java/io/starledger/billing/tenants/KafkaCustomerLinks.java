package io.starledger.billing.tenants;

import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.StripeCustomerId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes what operators decide of customers; done once Kafka has acknowledged. */
record KafkaCustomerLinks(EventLog log) {
    private static final String SOURCE = "/starledger/billing-projector";
    private static final String LINKED = "io.starledger.customer.linked.v1";
    private static final String UNLINKED = "io.starledger.customer.unlinked.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(CustomerLink.getClassSchema());

    /**
     * What an operator did.
     *
     * @param operator the token's subject; null if it had none
     */
    record Done(CustomerKey customer, @Nullable String operator, Instant at, TraceParent trace) {}

    Mono<Void> link(TenantId tenant, Done done) {
        return log.append(linking(tenant, done)).then();
    }

    Mono<Void> unlink(Done done) {
        return log.append(append(done, null, UNLINKED)).then();
    }

    LogPreparation preparation() {
        CustomerKey nobody = new CustomerKey(new StripeAccountId("-"), StripeCustomerId.NOBODY);
        Done nothing = new Done(nobody, null, Instant.EPOCH, TraceParent.continuing(null));
        return new LogPreparation(log, List.of(linking(new TenantId(new UUID(0, 0)), nothing)));
    }

    private static Append<CustomerKey, CustomerLink> linking(TenantId tenant, Done done) {
        return append(
                done,
                new CustomerLink(
                        done.customer().account().value(),
                        done.customer().customer().value(),
                        tenant.value(),
                        CustomerLinker.OPERATOR,
                        done.operator(),
                        done.at()),
                LINKED);
    }

    private static Append<CustomerKey, CustomerLink> append(
            Done done, @Nullable CustomerLink link, String type) {
        return new Append<>(
                Topics.CUSTOMER_LINKS,
                done.customer(),
                link,
                new CloudEvent(UUID.randomUUID(), SOURCE, type, done.at(), SCHEMA, done.trace()));
    }
}
