package io.starledger.ratings.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

final class ItemRowCodecTest {
    private static final ItemKey LAMP =
            new ItemKey(new TenantId(UUID.randomUUID()), new ItemId("lamp"));

    @Test
    void anOlderPositionNeverTakesThePlaceOfANewerOne() {
        // given
        Batch batch =
                new Batch(
                        Map.of(Topics.ITEM_AGGREGATES, List.of(told(0, 10), told(1, 5))),
                        Map.of(),
                        Map.of());

        // then
        assertThat(ItemRowCodec.rows(batch, Topics.ITEM_AGGREGATES))
                .singleElement()
                .satisfies(row -> assertThat(row.position().offset()).isEqualTo(10));
    }

    private static Entry<ItemKey, ItemAggregate> told(long offset, long sourceOffset) {
        return new Entry<>(
                LAMP,
                new ItemAggregate(
                        LAMP.tenant().value(),
                        LAMP.item().value(),
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        null,
                        0,
                        sourceOffset),
                0,
                offset,
                0);
    }
}
