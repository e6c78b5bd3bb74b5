package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Comparator.comparingLong;

import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class BatchTest {
    private final TenantKey ann = new TenantKey(new TenantId(UUID.randomUUID()));
    private final TenantKey bob = new TenantKey(new TenantId(UUID.randomUUID()));

    @Test
    void theLatestOfAKeyIsTheLastOfTheLog() {
        // given
        Batch batch = batch(List.of(entry(ann, 7, 0), entry(bob, 1, 1), entry(ann, 5, 2)));

        // then
        assertThat(batch.latest(Topics.USAGE))
                .extracting(Entry::offset)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void theNewestOfAKeyIsTheGreatestWhereverItStands() {
        // given
        Batch batch = batch(List.of(entry(ann, 7, 0), entry(bob, 1, 1), entry(ann, 5, 2)));

        // then
        assertThat(batch.newest(Topics.USAGE, comparingLong(TenantUsage::getRevision)))
                .extracting(Entry::offset)
                .containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void ofEqualOnesTheNewestIsTheLast() {
        // given
        Batch batch = batch(List.of(entry(ann, 7, 0), entry(ann, 7, 1)));

        // then
        assertThat(batch.newest(Topics.USAGE, comparingLong(TenantUsage::getRevision)))
                .extracting(Entry::offset)
                .containsExactly(1L);
    }

    @Test
    void aTombstoneIsTheLatestButNeverTheNewest() {
        // given
        Batch batch = batch(List.of(entry(ann, 7, 0), new Entry<>(ann, null, 0, 1, 0)));

        // then
        assertThat(batch.latest(Topics.USAGE)).extracting(Entry::offset).containsExactly(1L);
        assertThat(batch.newest(Topics.USAGE, comparingLong(TenantUsage::getRevision)))
                .extracting(Entry::offset)
                .containsExactly(0L);
    }

    private static Batch batch(List<Entry<TenantKey, TenantUsage>> entries) {
        return new Batch(Map.of(Topics.USAGE, List.copyOf(entries)), Map.of(), Map.of());
    }

    private static Entry<TenantKey, TenantUsage> entry(TenantKey key, long revision, long offset) {
        return new Entry<>(
                key,
                new TenantUsage(
                        key.tenant().value(), List.of(), List.of(), revision, Instant.EPOCH),
                0,
                offset,
                0);
    }
}
