package io.starledger.ratings;

import static io.starledger.ratings.Events.commented;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ratings.Events.Rater;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What cannot be read is kept aside with its cause, and what stands behind it is not held up. */
@ExtendWith(RunningService.class)
final class PoisonIT {
    private static final byte[] POISON = "poison".getBytes(UTF_8);

    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());
    @AutoClose private final Log log = new Log();

    @Test
    void anEventBehindOneThatCannotBeReadIsCounted() {
        // given
        RatingEvent good = rated(new Rater(shop.item("book"), "user-1"), 4, Instant.now());

        // when
        RecordMetadata poison = log.append(poison(Topics.RATING_EVENTS, shop.item("book")));
        log.append(good);

        // then
        await().atMost(PATIENCE).until(() -> book("rating").path("count").asInt() == 1);
        ConsumerRecord<byte[], byte[]> letter = deadLetterOf(poison);
        assertThat(letter.value()).isEqualTo(POISON);
        assertThat(header(letter, "exception")).endsWith("SerializationException");
    }

    @Test
    void aCommentBehindOneThatCannotBeReadIsShown() {
        // given
        Rater rater = new Rater(shop.item("book"), "user-1");
        RatingEvent event = commented(rated(rater, 4, Instant.now()), "Twice!");
        CommentKey key =
                new CommentKey(
                        new RaterKey(rater.item(), new UserId(rater.user())),
                        new RatingId(event.getEventId()));
        RatingComment comment =
                new RatingComment(
                        event.getEventId(), event.getTenantId(), "book", "user-1", "Twice!");

        // when
        RecordMetadata poison = log.append(poison(Topics.RATING_COMMENTS, key));
        log.append(key, comment);
        log.append(event);

        // then
        await().atMost(PATIENCE).until(() -> commentsOfTheBook().equals(List.of("Twice!")));
        ConsumerRecord<byte[], byte[]> letter = deadLetterOf(poison);
        assertThat(letter.value()).isEmpty();
        assertThat(header(letter, "exception")).endsWith("SerializationException");
    }

    /** A compacted topic takes nothing without a key. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WITHOUT_A_KEY")
    void anItemBehindOneThatNoViewCanHoldIsShown(Poison kind) {
        // given
        ItemAggregate aggregate =
                new ItemAggregate(
                        shop.tenant().value(),
                        "book",
                        0L,
                        0L,
                        0L,
                        0L,
                        1L,
                        1L,
                        Instant.now(),
                        0,
                        0L);
        ProducerRecord<byte[], byte[]> item =
                log.record(Topics.ITEM_AGGREGATES, shop.item("book"), aggregate);
        int partition = ItemPartitioner.partition(item.key(), Topics.RATINGS_PARTITIONS);
        ProducerRecord<byte[], byte[]> poison = kind.of(item, otherSchema());

        // when
        RecordMetadata at =
                log.append(
                        new ProducerRecord<>(
                                poison.topic(),
                                partition,
                                poison.timestamp(),
                                poison.key(),
                                poison.value(),
                                poison.headers()));
        log.append(item);

        // then
        await().until(() -> book("rating").get("count").asInt() == 1);
        assertThat(header(deadLetterOf(at), "message")).isNotEmpty();
    }

    @Test
    void aRatingThatPostgresRefusesStopsNoView() {
        // given: readable, but no text of PostgreSQL may hold what its ids do
        RaterKey key = new RaterKey(shop.item("book"), new UserId("user-1"));
        CurrentRating refused =
                CurrentRating.newBuilder()
                        .setTenantId(shop.tenant().value())
                        .setItemId("book\u0000")
                        .setUserId("user-1")
                        .setSourcePartition(0)
                        .setSourceOffset(0)
                        .build();

        // when
        RecordMetadata poison = log.append(log.record(Topics.CURRENT_RATINGS, key, refused));
        log.append(rated(new Rater(shop.item("book"), "user-1"), 4, Instant.now()));

        // then
        await().atMost(PATIENCE).until(() -> book("ratings").path("ratings").size() == 1);
        await().atMost(PATIENCE).until(() -> book("rating").path("count").asInt() == 1);
        assertThat(header(deadLetterOf(poison), "message")).isNotEmpty();
    }

    @Test
    void anEventWithoutAKeyStopsNothing() {
        // given
        RecordMetadata keyless =
                log.append(new ProducerRecord<>(Topics.RATING_EVENTS.name(), 0, null, POISON));

        // when
        ConsumerRecord<byte[], byte[]> letter = deadLetterOf(keyless);
        log.append(rated(new Rater(shop.item("book"), "user-1"), 4, Instant.now()));

        // then
        assertThat(letter.value()).isEqualTo(POISON);
        await().atMost(PATIENCE).until(() -> book("rating").path("count").asInt() == 1);
    }

    private static <K extends RecordKey> ProducerRecord<byte[], byte[]> poison(
            Topic<K, ?> topic, K key) {
        return new ProducerRecord<>(topic.name(), key.toString().getBytes(UTF_8), POISON);
    }

    private int otherSchema() {
        CommentKey key =
                new CommentKey(
                        new RaterKey(shop.item("book"), new UserId("user-1")),
                        new RatingId(shop.tenant().value()));
        RatingComment comment =
                new RatingComment(shop.tenant().value(), shop.tenant().value(), "book", "u", "!");
        return Poison.schemaOf(log.record(Topics.RATING_COMMENTS, key, comment).value());
    }

    private JsonNode book(String what) {
        return analyst.get(Api.tenant(shop.tenant()) + "/items/book/" + what).body();
    }

    private List<String> commentsOfTheBook() {
        return book("ratings").path("ratings").findValuesAsString("comment");
    }

    private static ConsumerRecord<byte[], byte[]> deadLetterOf(RecordMetadata poison) {
        TopicPartition letters = new TopicPartition(poison.topic() + ".dlq", poison.partition());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                RunningService.addresses().bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            return await().atMost(PATIENCE)
                    .until(
                            () -> find(consumer.poll(Duration.ofMillis(100)), poison.offset()),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> find(
            ConsumerRecords<byte[], byte[]> letters, long offset) {
        return StreamSupport.stream(letters.spliterator(), false)
                .filter(letter -> header(letter, "offset").equals(Long.toString(offset)))
                .findFirst();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }
}
