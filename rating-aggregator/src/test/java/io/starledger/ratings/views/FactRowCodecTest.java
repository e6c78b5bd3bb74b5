package io.starledger.ratings.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

final class FactRowCodecTest {
    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-01T12:00:00Z");

    private final ItemKey lamp = Events.ofANewTenant().item("lamp");
    private final RatingEvent good = Events.rated(new Rater(lamp, "ann"), 4, Instant.EPOCH);

    @Test
    void anEventIsARowWithItsPlaceAndTheInstantItWasAccepted() {
        // when
        List<FactRow> rows = FactRowCodec.rows(batch(List.of(entry(lamp, good, 7))));

        // then
        assertThat(rows).hasSize(1);
        FactRow row = rows.getFirst();
        assertThat(row.position()).isEqualTo(new LogPosition(3, 7));
        assertThat(row.rater().user().value()).isEqualTo("ann");
        assertThat(row.fact().acceptedAt()).isEqualTo(ACCEPTED_AT);
        assertThat(((Fact.Submitted) row.fact()).ratedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatTheTopologyDoesNotTakeIsNoRow() {
        // given
        ItemKey another = Events.ofANewTenant().item("lamp");
        RatingEvent sixStars = Events.rated(new Rater(lamp, "ann"), 6, Instant.EPOCH);
        RatingEvent nobodys = Events.rated(new Rater(lamp, "no body"), 4, Instant.EPOCH);

        // when
        List<FactRow> rows =
                FactRowCodec.rows(
                        batch(
                                List.of(
                                        entry(lamp, sixStars, 1),
                                        entry(lamp, nobodys, 2),
                                        entry(another, good, 3),
                                        entry(lamp, null, 4),
                                        entry(lamp, good, 5))));

        // then
        assertThat(rows).extracting(row -> row.position().offset()).containsExactly(5L);
    }

    private static Batch batch(List<Entry<ItemKey, RatingEvent>> entries) {
        return new Batch(Map.of(Topics.RATING_EVENTS, List.copyOf(entries)), Map.of(), Map.of());
    }

    private static Entry<ItemKey, RatingEvent> entry(
            ItemKey key, @Nullable RatingEvent event, long offset) {
        return new Entry<>(key, event, 3, offset, ACCEPTED_AT.toEpochMilli());
    }
}
