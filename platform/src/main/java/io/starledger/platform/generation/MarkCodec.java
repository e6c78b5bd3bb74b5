package io.starledger.platform.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.kafka.Append;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Marks in {@code ratings.events.v1}: retractions of nobody's ratings, of items that belong to no
 * tenant, one in each partition. Like every event each is passed on by every stage, and so tells
 * how far a stage has come; it is no use of a quota and changes no count.
 *
 * <p>Checkpoints are marks by another name, at which views are digested too. {@code
 * ratings.comments.v1}, which no stage passes on, has its own: tombstones of comments that never
 * were.
 */
public final class MarkCodec {
    /** The nil UUID, which is no tenant's. */
    public static final TenantId NOBODY = new TenantId(new UUID(0, 0));

    private static final UserId USER = new UserId("mark");
    private static final String MARK = "mark-";
    private static final String CHECKPOINT = "checkpoint-";
    private static final byte[] CHECKPOINT_KEY =
            (NOBODY.value() + "/" + CHECKPOINT).getBytes(UTF_8);

    /** Nobody waits for a digest at one that is older. */
    private static final Duration DIGESTED_FOR = Duration.ofHours(1);

    private static final String SOURCE = "/starledger/generations";
    private static final String RETRACTED = "io.starledger.rating.retracted.v1";
    private static final String ERASED = "io.starledger.comment.erased.v1";
    private static final List<ItemKey> MARKS = itemOfEachPartition(MARK);
    private static final List<ItemKey> CHECKPOINTS = itemOfEachPartition(CHECKPOINT);

    private MarkCodec() {}

    public static List<Append<ItemKey, RatingEvent>> marks(Instant now) {
        return MARKS.stream().map(item -> event(item, now)).toList();
    }

    public static List<Append<ItemKey, RatingEvent>> checkpoints(Instant now) {
        return CHECKPOINTS.stream().map(item -> event(item, now)).toList();
    }

    /** To be appended behind {@link #checkpoints}, so that what these have is before them. */
    public static List<Append<CommentKey, RatingComment>> commentCheckpoints(Instant now) {
        return CHECKPOINTS.stream().map(item -> comment(item, now)).toList();
    }

    /** Whether views are digested at {@code record}, in whichever topic of ratings it stands. */
    public static boolean isCheckpoint(ConsumerRecord<byte[], byte[]> record, Instant now) {
        byte[] key = record.key();
        return key != null
                && key.length > CHECKPOINT_KEY.length
                && Arrays.equals(
                        key, 0, CHECKPOINT_KEY.length, CHECKPOINT_KEY, 0, CHECKPOINT_KEY.length)
                && record.timestamp() > now.minus(DIGESTED_FOR).toEpochMilli();
    }

    private static Append<ItemKey, RatingEvent> event(ItemKey item, Instant now) {
        CloudEvent event = cloudEvent(RETRACTED, RatingEvent.getClassSchema(), now);
        return new Append<>(
                Topics.RATING_EVENTS,
                item,
                new RatingEvent(
                        event.id(),
                        NOBODY.value(),
                        item.item().value(),
                        USER.value(),
                        new RatingRetracted()),
                event);
    }

    private static Append<CommentKey, RatingComment> comment(ItemKey item, Instant now) {
        return new Append<>(
                Topics.RATING_COMMENTS,
                new CommentKey(new RaterKey(item, USER), new RatingId(NOBODY.value())),
                null,
                cloudEvent(ERASED, RatingComment.getClassSchema(), now));
    }

    private static CloudEvent cloudEvent(String type, Schema schema, Instant now) {
        return new CloudEvent(
                UUID.randomUUID(),
                SOURCE,
                type,
                now.truncatedTo(ChronoUnit.MILLIS),
                SchemaFingerprint.of(schema),
                TraceParent.continuing(null));
    }

    private static List<ItemKey> itemOfEachPartition(String prefix) {
        return IntStream.range(0, Topics.RATINGS_PARTITIONS)
                .mapToObj(partition -> itemIn(partition, prefix))
                .toList();
    }

    private static ItemKey itemIn(int partition, String prefix) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> new ItemKey(NOBODY, new ItemId(prefix + number)))
                .filter(item -> partitionOf(item) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static int partitionOf(ItemKey item) {
        return ItemPartitioner.partition(
                item.toString().getBytes(UTF_8), Topics.RATINGS_PARTITIONS);
    }
}
