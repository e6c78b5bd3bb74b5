package io.starledger.ratings;

import io.starledger.embedded.StackAddresses;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Writes to the topics as ingest would, or as nobody should. */
public final class Log implements AutoCloseable {
    private final Serdes serdes;
    private final Serializer<RatingEvent> events;
    private final Serializer<RatingComment> comments;
    private final Producer<byte[], byte[]> producer;

    public Log() {
        this(RunningService.addresses());
    }

    /** On another stack than the running service's. */
    public Log(StackAddresses at) {
        serdes = new Serdes(RegistrySettings.apicurio(at.registry().apicurioUrl()));
        events = serdes.valueSerializer(Topics.RATING_EVENTS);
        comments = serdes.valueSerializer(Topics.RATING_COMMENTS);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                at.bootstrapServers(),
                                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                                ItemPartitioner.class,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Returns once all are acknowledged. */
    public void append(List<RatingEvent> facts) {
        facts.stream().map(this::send).toList().forEach(Log::join);
    }

    public void append(RatingEvent fact) {
        join(send(fact));
    }

    /** Accepted now. */
    public Future<RecordMetadata> send(RatingEvent fact) {
        return producer.send(record(fact));
    }

    public ProducerRecord<byte[], byte[]> record(RatingEvent fact) {
        ItemKey key = new ItemKey(new TenantId(fact.getTenantId()), new ItemId(fact.getItemId()));
        return record(Topics.RATING_EVENTS, key, events, fact);
    }

    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> raw) {
        return producer.send(raw);
    }

    public void append(CommentKey key, @Nullable RatingComment comment) {
        join(producer.send(record(Topics.RATING_COMMENTS, key, comments, comment)));
    }

    /** The partition and offset at which it stands. */
    public RecordMetadata append(ProducerRecord<byte[], byte[]> raw) {
        return join(producer.send(raw));
    }

    public <K extends RecordKey, V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<K, V> topic, K key, V value) {
        return record(topic, key, serdes.valueSerializer(topic), value);
    }

    @Override
    public void close() {
        producer.close();
        events.close();
        comments.close();
    }

    private static <K extends RecordKey, V extends SpecificRecord>
            ProducerRecord<byte[], byte[]> record(
                    Topic<K, V> topic, K key, Serializer<V> serializer, @Nullable V value) {
        return new ProducerRecord<>(
                topic.name(),
                null,
                Instant.now().toEpochMilli(),
                Serdes.keyOf(topic).serializer().serialize(topic.name(), key),
                value == null ? null : serializer.serialize(topic.name(), value));
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
