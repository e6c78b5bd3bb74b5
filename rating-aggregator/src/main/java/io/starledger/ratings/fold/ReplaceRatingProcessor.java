package io.starledger.ratings.fold;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.burial.Retrial;
import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.StoredStanding;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Folds a fact into its rater's standing; emits the standing, and sends the change of the counted
 * score on to the item.
 */
final class ReplaceRatingProcessor implements Processor<ItemKey, RatingEvent, Object, Object> {
    private static final Emission EMISSION =
            new Emission(
                    "io.starledger.rating.replaced.v1",
                    Topics.CURRENT_RATINGS,
                    "rating-aggregator");

    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable KeyValueStore<RaterKey, StoredStanding> standingByRater;

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        standingByRater = initial.getStateStore(RatingsTopology.STANDING_BY_RATER);
    }

    @Override
    public void process(Record<ItemKey, RatingEvent> event) {
        RaterKey rater = RatingEventCodec.raterOf(event.key(), event.value());
        Fact fact = RatingEventCodec.factOf(event.value(), Instant.ofEpochMilli(event.timestamp()));
        Standing before = StandingCodec.decode(requireNonNull(standingByRater).get(rater));
        boolean known = Retrial.isForOthers(event.headers(), RatingsTopology.APPLICATION_ID);
        Standing after = known ? before : before.after(fact);
        if (!after.equals(before)) {
            standingByRater.put(rater, StandingCodec.encode(after));
        }
        forward(event, fact, rater, after);
        requireNonNull(context)
                .forward(
                        event.withValue(
                                new RatingChange(
                                        fact.eventId(),
                                        before.counted(),
                                        after.counted(),
                                        fact.acceptedAt())),
                        RatingsTopology.COUNT_ITEM);
    }

    private void forward(
            Record<ItemKey, RatingEvent> event, Fact fact, RaterKey rater, Standing after) {
        ProcessorContext<Object, Object> to = requireNonNull(context);
        CurrentRating current = CurrentRatingCodec.encode(rater, after, KafkaPosition.of(to));
        to.forward(
                new Record<>(
                        rater,
                        current,
                        event.timestamp(),
                        EMISSION.headers(fact.eventId(), fact.acceptedAt(), event.headers())),
                RatingsTopology.WRITE_CURRENT);
    }
}
