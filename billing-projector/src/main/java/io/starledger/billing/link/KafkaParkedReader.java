package io.starledger.billing.link;

import io.starledger.platform.streams.RunningTopologies;
import io.starledger.schemas.avro.StripeDelivery;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits in the tasks of this process, by what it waits for. */
public record KafkaParkedReader(RunningTopologies topologies) {
    /** Looked at in one reading; those beyond it are not told. */
    private static final int MOST = 10_000;

    /**
     * Deliveries that wait for one link, or for one object's customer.
     *
     * @param account the Stripe account
     * @param id of the customer or the object
     * @param isCustomer whether a link of that customer lets them go
     */
    public record Parked(
            String account, String id, boolean isCustomer, long count, Instant oldestAt) {}

    /** Blocks; throws {@code InvalidStateStoreException} while tasks move. */
    public List<Parked> all() {
        ReadOnlyKeyValueStore<String, StripeDelivery> deliveries =
                topologies.store(
                        LinkConfiguration.TOPOLOGY,
                        StoreQueryParameters.fromNameAndType(
                                LinkTopology.DELIVERIES_BY_OWNER,
                                QueryableStoreTypes.keyValueStore()));
        List<Parked> all = new ArrayList<>();
        for (Wait wait : Wait.values()) {
            all.addAll(waiting(deliveries, wait));
        }
        return all;
    }

    private static List<Parked> waiting(
            ReadOnlyKeyValueStore<String, StripeDelivery> deliveries, Wait wait) {
        Map<String, Parked> byOwner = new LinkedHashMap<>();
        String prefix = OwnerKey.prefix(wait);
        try (KeyValueIterator<String, StripeDelivery> found =
                deliveries.prefixScan(prefix, new StringSerializer())) {
            for (int i = 0; i < MOST && found.hasNext(); i++) {
                KeyValue<String, StripeDelivery> delivery = found.next();
                String[] owner = delivery.key.substring(prefix.length()).split("/", -1);
                Instant receivedAt = OwnerKey.receivedAt(delivery.key);
                byOwner.merge(
                        owner[0] + "/" + owner[1],
                        new Parked(owner[0], owner[1], wait == Wait.LINKED, 1, receivedAt),
                        KafkaParkedReader::sum);
            }
        }
        return List.copyOf(byOwner.values());
    }

    private static Parked sum(Parked one, Parked other) {
        return new Parked(
                one.account(),
                one.id(),
                one.isCustomer(),
                one.count() + other.count(),
                one.oldestAt().isBefore(other.oldestAt()) ? one.oldestAt() : other.oldestAt());
    }
}
