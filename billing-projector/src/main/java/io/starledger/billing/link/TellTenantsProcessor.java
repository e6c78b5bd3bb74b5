package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells what concerns a whole account to each tenant that is a customer of it, and keeps the newest
 * of it, by object, for those that will be. Every task gets it, as the customers of an account are
 * in all of them.
 */
final class TellTenantsProcessor implements Processor<String, StripeDelivery, Object, Object> {
    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable KeyValueStore<String, CustomerLink> linkByCustomer;
    private @Nullable KeyValueStore<String, StripeDelivery> deliveriesByOwner;

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        linkByCustomer = initial.getStateStore(LinkTopology.LINK_BY_CUSTOMER);
        deliveriesByOwner = initial.getStateStore(LinkTopology.DELIVERIES_BY_OWNER);
    }

    @Override
    public void process(Record<String, StripeDelivery> record) {
        StripeDelivery told = record.value();
        String key = OwnerKey.ofAccount(told.getAccount()) + record.key();
        @Nullable StripeDelivery newest = requireNonNull(deliveriesByOwner).get(key);
        if (newest == null || !newest.getCreatedAt().isAfter(told.getCreatedAt())) {
            deliveriesByOwner.put(key, told);
        }
        for (TenantId tenant : tenantsOf(told.getAccount())) {
            requireNonNull(context)
                    .forward(
                            TenantStripeEventCodec.toRecord(tenant, told, record.headers()),
                            LinkTopology.WRITE_EVENTS);
        }
    }

    private Set<TenantId> tenantsOf(String account) {
        Set<TenantId> tenants = new LinkedHashSet<>();
        try (KeyValueIterator<String, CustomerLink> links =
                requireNonNull(linkByCustomer).prefixScan(account + "/", new StringSerializer())) {
            links.forEachRemaining(link -> tenants.add(new TenantId(link.value.getTenantId())));
        }
        return tenants;
    }
}
