package io.starledger.ratings.items;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.position.Position;
import io.starledger.ratings.FixedRegistry;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

import reactor.core.publisher.BaseSubscriber;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class KafkaItemFeedTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final ItemKey LAMP = new ItemKey(TENANT, new ItemId("lamp"));
    private static final ItemKey VASE = new ItemKey(TENANT, new ItemId("vase"));
    private static final ItemKey OTHERS_LAMP =
            new ItemKey(new TenantId(UUID.randomUUID()), new ItemId("lamp"));

    private final Serdes serdes = new Serdes(FixedRegistry.settings());
    private final KafkaItemFeed feed = new KafkaItemFeed(serdes);

    @AfterEach
    void close() {
        feed.close();
    }

    /** Takes one state, and the next when it says so. */
    private static final class Slow extends BaseSubscriber<ItemCounts> {
        private final List<Long> revisions = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(ItemCounts counts) {
            revisions.add(counts.revision());
        }
    }

    @Test
    void whoIsSlowIsHandedTheNewestOfWhatItMissed() {
        // given
        Slow watcher = watching(LAMP);
        take(LAMP, 1);
        take(LAMP, 2);
        take(LAMP, 3);

        // when
        watcher.request(1);

        // then
        assertThat(watcher.revisions).containsExactly(1L, 3L);
    }

    @Test
    void whoWatchesOneItemIsHandedNoOther() {
        // given
        Slow watcher = watching(LAMP);

        // when
        take(VASE, 1);
        take(OTHERS_LAMP, 2);
        take(LAMP, 3);

        // then
        assertThat(watcher.revisions).containsExactly(3L);
    }

    @Test
    void ofTwoWhoWatchTheOneWhoStaysIsHandedWhatComes() {
        // given
        Slow leaving = watching(LAMP);
        Slow staying = watching(LAMP);

        // when
        leaving.cancel();
        take(LAMP, 1);

        // then
        assertThat(leaving.revisions).isEmpty();
        assertThat(staying.revisions).containsExactly(1L);
    }

    @Test
    void aPartitionStandsWhereItsLastRecordWasMadeFrom() {
        // given
        int partition = partition(LAMP);

        // when
        Position before = feed.reached(LAMP);
        take(LAMP, 1);
        take(LAMP, 2);

        // then
        assertThat(before).isEqualTo(Position.EMPTY);
        assertThat(feed.reached(LAMP)).isEqualTo(new Position(Map.of(partition, 1_002L)));
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        // given
        Slow watcher = watching(LAMP);

        // when
        feed.take(record(LAMP.toString().getBytes(UTF_8), "poison".getBytes(UTF_8)));
        feed.take(record("no key of ours".getBytes(UTF_8), new byte[0]));
        take(LAMP, 1);

        // then
        assertThat(watcher.revisions).containsExactly(1L);
    }

    private Slow watching(ItemKey item) {
        Slow watcher = new Slow();
        feed.changes(item).subscribe(watcher);
        return watcher;
    }

    private void take(ItemKey item, long revision) {
        ItemAggregate aggregate =
                ItemAggregate.newBuilder()
                        .setTenantId(item.tenant().value())
                        .setItemId(item.item().value())
                        .setCount1(0)
                        .setCount2(0)
                        .setCount3(0)
                        .setCount4(0)
                        .setCount5(revision)
                        .setRevision(revision)
                        .setSourcePartition(partition(item))
                        .setSourceOffset(1_000 + revision)
                        .build();
        byte[] value =
                serdes.valueSerializer(Topics.ITEM_AGGREGATES)
                        .serialize(Topics.ITEM_AGGREGATES.name(), aggregate);
        feed.take(record(item.toString().getBytes(UTF_8), value));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>(Topics.ITEM_AGGREGATES.name(), partition(LAMP), 0, key, value);
    }

    private static int partition(ItemKey item) {
        return ItemPartitioner.partition(
                item.toString().getBytes(UTF_8), Topics.RATINGS_PARTITIONS);
    }
}
