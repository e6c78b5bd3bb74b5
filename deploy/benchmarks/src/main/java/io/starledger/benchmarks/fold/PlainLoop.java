package io.starledger.benchmarks.fold;

import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The baseline: one consumer, one thread, the same deserialisers, two hash maps. Nothing is
 * emitted, kept or committed.
 */
final class PlainLoop {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SCORES = 5;

    private final String bootstrapServers;
    private final Serdes serdes;
    private final int count;

    private PlainLoop(String bootstrapServers, Serdes serdes, int count) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.count = count;
    }

    /** Arguments: Kafka's address, the registry's, how many events there are. */
    public static void main(String[] arguments) throws IOException {
        PlainLoop loop =
                new PlainLoop(
                        arguments[0],
                        new Serdes(RegistrySettings.apicurio(arguments[1])),
                        Integer.parseInt(arguments[2]));
        Answering.everyLine(loop::run);
    }

    private double run() {
        try (var values = serdes.valueDeserializer(Topics.RATING_EVENTS);
                var consumer =
                        new KafkaConsumer<>(
                                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                                Serdes.keyOf(Topics.RATING_EVENTS).deserializer(),
                                values)) {
            List<TopicPartition> partitions =
                    IntStream.range(0, Topics.RATINGS_PARTITIONS)
                            .mapToObj(i -> new TopicPartition(Topics.RATING_EVENTS.name(), i))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return fold(consumer);
        }
    }

    /** Timed from the first records' arrival. */
    private double fold(KafkaConsumer<ItemKey, RatingEvent> consumer) {
        Map<RaterKey, Integer> scores = new HashMap<>();
        Map<ItemKey, long[]> counts = new HashMap<>();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long start = 0;
        int folded = 0;
        while (folded < count) {
            ConsumerRecords<ItemKey, RatingEvent> records = consumer.poll(POLL);
            if (start == 0 && !records.isEmpty()) {
                start = System.nanoTime();
            }
            for (ConsumerRecord<ItemKey, RatingEvent> record : records) {
                fold(record, scores, counts);
            }
            folded += records.count();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "expected %d events within %s but was %d".formatted(count, LIMIT, folded));
            }
        }
        return folded / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private static void fold(
            ConsumerRecord<ItemKey, RatingEvent> record,
            Map<RaterKey, Integer> scores,
            Map<ItemKey, long[]> counts) {
        RatingEvent event = record.value();
        if (event.getFact() instanceof RatingSubmitted submitted) {
            RaterKey rater = new RaterKey(record.key(), new UserId(event.getUserId()));
            Integer before = scores.put(rater, submitted.getScore());
            long[] histogram = counts.computeIfAbsent(record.key(), _ -> new long[SCORES]);
            histogram[submitted.getScore() - 1]++;
            if (before != null) {
                histogram[before - 1]--;
            }
        }
    }
}
