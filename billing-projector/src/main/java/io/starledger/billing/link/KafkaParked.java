package io.starledger.billing.link;

import io.starledger.schemas.avro.StripeDelivery;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayList;
import java.util.List;

/** The deliveries of one task that wait for the same thing, on disk. */
final class KafkaParked {
    private final KeyValueStore<String, StripeDelivery> deliveries;
    private final ParkedTally tally;

    KafkaParked(ProcessorContext<?, ?> context, ParkedMetrics metrics, Wait wait) {
        deliveries = context.getStateStore(LinkTopology.DELIVERIES_BY_OWNER);
        tally = metrics.of(wait, context.taskId(), filled -> fill(filled, wait));
    }

    /** A delivery that waits already is not counted again. */
    void park(String owner, StripeDelivery delivery) {
        String key = OwnerKey.inOrder(owner, delivery.getReceivedAt(), delivery.getEventId());
        if (deliveries.putIfAbsent(key, delivery) == null) {
            tally.add(delivery.getReceivedAt());
        }
    }

    /**
     * All that wait for {@code owner}, in the order in which they were received; none waits after.
     */
    List<StripeDelivery> drain(String owner) {
        List<KeyValue<String, StripeDelivery>> found = new ArrayList<>();
        try (KeyValueIterator<String, StripeDelivery> waiting =
                deliveries.prefixScan(owner, new StringSerializer())) {
            waiting.forEachRemaining(found::add);
        }
        for (KeyValue<String, StripeDelivery> delivery : found) {
            deliveries.delete(delivery.key);
            tally.remove(OwnerKey.receivedAt(delivery.key));
        }
        return found.stream().map(delivery -> delivery.value).toList();
    }

    private void fill(ParkedTally filled, Wait wait) {
        try (KeyValueIterator<String, StripeDelivery> waiting =
                deliveries.prefixScan(OwnerKey.prefix(wait), new StringSerializer())) {
            waiting.forEachRemaining(it -> filled.add(OwnerKey.receivedAt(it.key)));
        }
    }
}
