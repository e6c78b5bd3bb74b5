package io.starledger.platform;

import io.starledger.embedded.testing.TopicRecords;
import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Retention;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A topic of rating events that one test has for itself. */
public record TestTopic(Topic<ItemKey, RatingEvent> topic) {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final int PARTITIONS = 3;

    /** Not yet on the broker. */
    public static TestTopic named() {
        return new TestTopic(
                new Topic<>(
                        "test.%s.v1".formatted(UUID.randomUUID()),
                        ItemKey::parse,
                        RatingEvent.class,
                        PARTITIONS,
                        new Retention.Forever()));
    }

    /** On the broker, with its dead letters. */
    public static TestTopic made() {
        TestTopic made = named();
        try (Admin admin = RealParts.admin()) {
            new TopicProvisioner(admin, (short) 1).provision(List.of(made.topic));
        }
        return made;
    }

    public static ItemKey item(String id) {
        return new ItemKey(TENANT, new ItemId(id));
    }

    /** A fact about {@code item} with an id of its own, which is also its {@code ce_id}. */
    public Append<ItemKey, RatingEvent> fact(String item) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        return new Append<>(
                topic,
                item(item),
                new RatingEvent(
                        id,
                        TENANT.value(),
                        item,
                        "user-1",
                        new RatingSubmitted(5, now, null, null)),
                new CloudEvent(
                        id,
                        "/starledger/test",
                        "io.starledger.rating.submitted.v1",
                        now,
                        SchemaFingerprint.of(RatingEvent.getClassSchema()),
                        TraceParent.continuing(null)));
    }

    public List<Append<ItemKey, RatingEvent>> facts(int count) {
        return IntStream.range(0, count).mapToObj(i -> fact("item-" + i)).toList();
    }

    /** All there is, by partition and in its order. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return read(topic.name());
    }

    public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return read(topic.deadLetters());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String name) {
        return TopicRecords.of(name, new ByteArrayDeserializer(), RealParts.bootstrapServers());
    }
}
