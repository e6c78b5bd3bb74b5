package io.starledger.platform.generation;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.function.Function;

/**
 * What reads the views of a projection, of whichever generation serves.
 *
 * @param <V> the bean of a generation that reads
 */
public final class ServedView<V> {
    private final ServedGeneration served;
    private final Class<V> type;

    ServedView(ServedGeneration served, Class<V> type) {
        this.served = served;
        this.type = type;
    }

    /**
     * What {@code read} finds, of one generation. It is asked again if another takes over meanwhile
     * and so must change nothing.
     */
    public <R> Mono<R> read(Function<V, Mono<R>> read) {
        return served.read(generation -> read.apply(generation.view(type)));
    }

    /** What is followed, begun anew with each generation that takes over. */
    public <R> Flux<R> follow(Function<V, Flux<R>> follow) {
        return served.changes().switchMap(generation -> follow.apply(generation.view(type)));
    }
}
