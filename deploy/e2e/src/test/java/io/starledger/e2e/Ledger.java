package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.e2e.Tenant.Answer;
import io.starledger.e2e.Tenant.Rating;
import io.starledger.embedded.Ports;
import io.starledger.embedded.StackAddresses;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts ratings, whatever happens meanwhile, and keeps what was acknowledged: each must be in the
 * log.
 */
final class Ledger {
    private static final int POSTERS = 8;
    private static final String TOPIC = "ratings.events.v1";

    private final Tenant tenant;
    private final Map<String, Rating> acknowledged = new ConcurrentHashMap<>();

    Ledger(Tenant tenant) {
        this.tenant = tenant;
    }

    /**
     * Posts every rating until it is acknowledged, runs {@code trouble} after a third of them, and
     * returns when all are.
     */
    void postAll(List<Rating> ratings, Runnable trouble) throws Exception {
        CountDownLatch third = new CountDownLatch(ratings.size() / 3);
        try (ExecutorService posters = Executors.newFixedThreadPool(POSTERS)) {
            List<Future<?>> posts =
                    ratings.stream()
                            .<Future<?>>map(
                                    rating ->
                                            posters.submit(
                                                    () -> {
                                                        postUntilAcknowledged(rating);
                                                        third.countDown();
                                                        return null;
                                                    }))
                            .toList();
            third.await();
            trouble.run();
            for (Future<?> post : posts) {
                post.get();
            }
        }
    }

    Collection<Rating> acknowledged() {
        return acknowledged.values();
    }

    /** Reads the whole log and misses none. */
    void verifyNoneIsMissing(PlatformUnderTest platform) {
        assertThat(eventIds(platform)).containsAll(acknowledged.keySet());
    }

    private void postUntilAcknowledged(Rating rating) throws InterruptedException {
        String key = rating.user() + "/" + rating.item();
        Answer answer = tenant.rateUntilAcknowledged(rating, key);
        acknowledged.put(answer.body().get("rating_id").asString(), rating);
    }

    private static Set<String> eventIds(PlatformUnderTest platform) {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        StackAddresses.on(Ports.standard(platform.portOffset())).bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        Set<String> ids = new HashSet<>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPIC).stream()
                            .map(info -> new TopicPartition(TOPIC, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> ids.add(eventId(record)));
            }
        }
        return ids;
    }

    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }
}
