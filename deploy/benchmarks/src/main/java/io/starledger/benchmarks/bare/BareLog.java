package io.starledger.benchmarks.bare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends records of one size with the settings of the platform's own log, always straight from the
 * event loop, which it lets block.
 */
final class BareLog {
    private static final int BATCH_BYTES = 128 << 10;
    private static final long BUFFER_BYTES = 64L << 20;
    private static final int SEED = 11;
    private static final int KEYS = 64;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final byte[] value;
    private final AtomicInteger next = new AtomicInteger();

    BareLog(String bootstrapServers, String topic, int valueBytes) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                BATCH_BYTES,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.topic = topic;
        this.value = letters(valueBytes);
    }

    /** An id of the rating once Kafka has acknowledged its record. */
    Mono<UUID> append(BareRating rating) {
        return send(new ProducerRecord<>(topic, rating.itemId().getBytes(US_ASCII), value));
    }

    /** Completes once Kafka has acknowledged {@code event} as a record of one of some keys. */
    Mono<UUID> append(byte[] event) {
        byte[] key = {(byte) (next.getAndIncrement() % KEYS)};
        return send(new ProducerRecord<>(topic, key, event));
    }

    private Mono<UUID> send(ProducerRecord<byte[], byte[]> record) {
        return Mono.create(
                sink -> {
                    Future<?> _ = producer.send(record, (_, failure) -> answer(sink, failure));
                });
    }

    private static void answer(MonoSink<UUID> sink, @Nullable Exception failure) {
        if (failure == null) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            sink.success(new UUID(random.nextLong(), random.nextLong()));
        } else {
            sink.error(failure);
        }
    }

    /** What ProducerPerformance fills its records with. */
    private static byte[] letters(int count) {
        Random random = new Random(SEED);
        byte[] letters = new byte[count];
        for (int i = 0; i < count; i++) {
            letters[i] = (byte) ('A' + random.nextInt(26));
        }
        return letters;
    }
}
