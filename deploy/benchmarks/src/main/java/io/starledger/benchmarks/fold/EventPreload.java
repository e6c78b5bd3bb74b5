package io.starledger.benchmarks.fold;

import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes submitted ratings straight to {@code ratings.events.v1}, with the headers ingest gives
 * them.
 *
 * @param items drawn evenly
 * @param usersPerItem drawn evenly for each rating, so that some rate an item again
 */
public record EventPreload(TenantId tenant, int items, int usersPerItem) {
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(RatingEvent.getClassSchema());
    private static final int BATCH_BYTES = 128 << 10;
    private static final int LINGER_MS = 20;
    private static final long SEED = 42;

    public static String item(int number) {
        return "item-%06d".formatted(number);
    }

    /** Returns when {@code count} events are acknowledged, how many of each item. */
    public Map<String, Integer> write(int count, String bootstrapServers, String registryUrl) {
        Serdes serdes = new Serdes(RegistrySettings.apicurio(registryUrl));
        Random random = new Random(SEED);
        Map<String, Integer> written = new HashMap<>();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (var values = serdes.valueSerializer(Topics.RATING_EVENTS);
                var producer =
                        new KafkaProducer<>(
                                settings(bootstrapServers),
                                Serdes.keyOf(Topics.RATING_EVENTS).serializer(),
                                values)) {
            for (int i = 0; i < count; i++) {
                ProducerRecord<ItemKey, RatingEvent> event = event(random);
                written.merge(event.key().item().value(), 1, Integer::sum);
                Future<?> _ =
                        producer.send(event, (_, problem) -> failure.compareAndSet(null, problem));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("expected events to be written", failure.get());
        }
        return written;
    }

    private ProducerRecord<ItemKey, RatingEvent> event(Random random) {
        ItemKey item = new ItemKey(tenant, new ItemId(item(random.nextInt(items))));
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new ProducerRecord<>(
                Topics.RATING_EVENTS.name(),
                null,
                now.toEpochMilli(),
                item,
                new RatingEvent(
                        id,
                        tenant.value(),
                        item.item().value(),
                        "user-%06d".formatted(random.nextInt(usersPerItem)),
                        new RatingSubmitted(1 + random.nextInt(5), now, null, null)),
                new CloudEvent(
                                id,
                                "/starledger/ingest-api",
                                "io.starledger.rating.submitted.v1",
                                now,
                                SCHEMA,
                                TraceParent.continuing(null))
                        .toHeaders());
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                ItemPartitioner.class);
    }
}
