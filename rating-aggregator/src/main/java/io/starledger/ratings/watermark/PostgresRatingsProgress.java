package io.starledger.ratings.watermark;

import io.starledger.platform.generation.ViewProgress;
import io.starledger.platform.position.Position;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far all views of one generation have come, on all shards. */
record PostgresRatingsProgress(ShardWatermarks watermarks) implements ViewProgress {

    @Override
    public Mono<Position> position() {
        return Flux.fromIterable(watermarks.all())
                .flatMap(PostgresWatermarks::look)
                .collectList()
                .map(
                        shards ->
                                least(
                                        shards.stream()
                                                .flatMap(
                                                        shard ->
                                                                List.of(View.values()).stream()
                                                                        .map(
                                                                                view ->
                                                                                        PostgresWatermarks
                                                                                                .of(
                                                                                                        shard,
                                                                                                        view)))
                                                .toList()));
    }

    @Override
    public Mono<Void> reached(Position position) {
        return Flux.fromIterable(watermarks.all())
                .flatMap(
                        shard ->
                                Flux.fromArray(View.values())
                                        .flatMap(view -> reached(shard, view, position)))
                .then();
    }

    private static Mono<Void> reached(PostgresWatermarks shard, View view, Position position) {
        return shard.of(view).filter(watermark -> watermark.hasReached(position)).next().then();
    }

    /** Of each partition what all have. */
    private static Position least(List<Watermark> watermarks) {
        Map<Integer, Long> least = new HashMap<>(watermarks.getFirst().offsets());
        for (Watermark watermark : watermarks) {
            least.keySet().retainAll(watermark.offsets().keySet());
            watermark
                    .offsets()
                    .forEach(
                            (partition, offset) ->
                                    least.computeIfPresent(
                                            partition, (_, known) -> Math.min(known, offset)));
        }
        return new Position(least);
    }
}
