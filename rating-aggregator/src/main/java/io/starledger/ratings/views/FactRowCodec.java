package io.starledger.ratings.views;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.RatingEventCodec;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of a batch as rows; none of what the topology does not take. */
final class FactRowCodec {
    private FactRowCodec() {}

    static List<FactRow> rows(Batch batch) {
        List<FactRow> rows = new ArrayList<>();
        for (Entry<ItemKey, RatingEvent> entry : batch.of(Topics.RATING_EVENTS)) {
            RatingEvent event = entry.value();
            if (event == null) {
                continue;
            }
            try {
                rows.add(
                        new FactRow(
                                RatingEventCodec.raterOf(entry.key(), event),
                                RatingEventCodec.factOf(
                                        event, Instant.ofEpochMilli(entry.timestamp())),
                                new LogPosition(entry.partition(), entry.offset())));
            } catch (InvalidRecordException _) {
                // the topology finds the same and keeps it as a dead letter
            }
        }
        return rows;
    }
}
