package io.starledger.ratings.fold;

import io.starledger.platform.streams.StoreSerde;
import io.starledger.ratings.fold.RandomFacts.Told;

import org.apache.avro.specific.SpecificRecord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the fold makes of a log: standings by rater, and the item's counts. */
record Folded(Map<Integer, Standing> standings, ItemCounts counts) {

    static Folded of(List<Told> log) {
        Map<Integer, Standing> standings = new HashMap<>();
        ItemCounts counts = ItemCounts.NONE;
        for (Told told : log) {
            Standing before = standings.getOrDefault(told.rater(), Standing.NONE);
            Standing after = before.after(told.fact());
            standings.put(told.rater(), after);
            counts = counts.after(change(told.fact(), before, after));
        }
        return new Folded(standings, counts);
    }

    /** As {@link #of}, with everything written to bytes and read back between any two facts. */
    static Folded restartedAfterEachFact(List<Told> log) {
        var standingSerde = new Stored<>(RatingsTopology.standingSerde());
        var countsSerde = new Stored<>(RatingsTopology.countsSerde());
        Map<Integer, byte[]> standings = new HashMap<>();
        byte[] counts = countsSerde.bytes(CountsCodec.encode(ItemCounts.NONE));
        for (Told told : log) {
            byte[] stored = standings.get(told.rater());
            Standing before =
                    StandingCodec.decode(stored == null ? null : standingSerde.value(stored));
            Standing after = before.after(told.fact());
            standings.put(told.rater(), standingSerde.bytes(StandingCodec.encode(after)));
            ItemCounts now = CountsCodec.decode(countsSerde.value(counts));
            counts =
                    countsSerde.bytes(
                            CountsCodec.encode(now.after(change(told.fact(), before, after))));
        }
        Map<Integer, Standing> read = new HashMap<>();
        standings.forEach(
                (rater, bytes) ->
                        read.put(rater, StandingCodec.decode(standingSerde.value(bytes))));
        return new Folded(read, CountsCodec.decode(countsSerde.value(counts)));
    }

    private static RatingChange change(Fact fact, Standing before, Standing after) {
        return new RatingChange(
                fact.eventId(), before.counted(), after.counted(), fact.acceptedAt());
    }

    private record Stored<V extends SpecificRecord>(StoreSerde<V> serde) {
        byte[] bytes(V value) {
            return serde.serializer().serialize("", value);
        }

        V value(byte[] bytes) {
            return serde.deserializer().deserialize("", bytes);
        }
    }
}
