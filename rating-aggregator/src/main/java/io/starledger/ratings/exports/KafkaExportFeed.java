package io.starledger.ratings.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.burial.Burial;
import io.starledger.platform.burial.Retrial;
import io.starledger.platform.streams.Emission;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.ratings.fold.RatingEventCodec;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Copies one tenant's records of the log to its export, within the transaction that its container
 * has begun. Whose a record is, its key says; only the tenant's own are decoded, and only facts
 * that keep the topic's contract are copied. Another becomes a dead letter.
 */
final class KafkaExportFeed implements BatchMessageListener<byte[], byte[]> {
    private final byte[] ownKeys;
    private final Topic<ItemKey, RatingEvent> export;
    private final String group;
    private final Deserializer<ItemKey> keys = Serdes.keyOf(Topics.RATING_EVENTS).deserializer();
    private final Deserializer<RatingEvent> facts;
    private final Serializer<RatingEvent> copies;
    private final Emission emission;
    private final Burial burial;
    private final KafkaOperations<byte[], byte[]> kafka;

    KafkaExportFeed(
            TenantId tenant,
            String group,
            Serdes serdes,
            Burial burial,
            KafkaOperations<byte[], byte[]> kafka) {
        this.ownKeys = (tenant + "/").getBytes(UTF_8);
        this.export = Topics.ratingExport(tenant);
        this.group = group;
        this.facts = serdes.valueDeserializer(Topics.RATING_EVENTS);
        this.copies = serdes.valueSerializer(export);
        this.emission =
                new Emission("io.starledger.rating.exported.v1", export, "rating-aggregator");
        this.burial = burial;
        this.kafka = kafka;
    }

    /** A record that is not sent fails the transaction. */
    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (isOwn(record.key()) && !Retrial.isForOthers(record.headers(), group)) {
                Future<?> _ = kafka.send(copyOrLetter(record));
            }
        }
    }

    private boolean isOwn(byte[] key) {
        return key != null
                && key.length > ownKeys.length
                && Arrays.equals(key, 0, ownKeys.length, ownKeys, 0, ownKeys.length);
    }

    private ProducerRecord<byte[], byte[]> copyOrLetter(ConsumerRecord<byte[], byte[]> record) {
        try {
            return copy(record);
        } catch (SerializationException | InvalidRecordException e) {
            if (PassingFaults.isPassing(e)) {
                throw e;
            }
            burial.count(record.topic());
            return burial.letter(record, Topics.RATING_EVENTS.deadLetters(), e);
        }
    }

    private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        ItemKey key = keys.deserialize(record.topic(), record.key());
        RatingEvent event = facts.deserialize(record.topic(), record.value());
        Instant acceptedAt = Instant.ofEpochMilli(record.timestamp());
        RatingEventCodec.raterOf(key, event);
        RatingEventCodec.factOf(event, acceptedAt);
        return new ProducerRecord<>(
                export.name(),
                record.partition(),
                record.timestamp(),
                record.key(),
                copies.serialize(export.name(), event),
                emission.headers(event.getEventId(), acceptedAt, record.headers()));
    }
}
