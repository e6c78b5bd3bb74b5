package io.starledger.platform.generation;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.util.Objects;
import java.util.function.Function;

/**
 * Which generation's views are read in this process, for all that read them.
 *
 * <p>No read shows less than one that was answered before it: when another generation takes over,
 * reads wait until its views have what the log held at that moment, and what comes of the old one
 * after it is not answered but read again.
 */
final class ServedGeneration {
    private final Sinks.Many<OpenGeneration> changes = Sinks.many().replay().latest();
    private volatile @Nullable State state;

    /**
     * {@code over} is null for one that is read; of one that is waited for it completes once
     * another state has come.
     */
    private record State(OpenGeneration generation, Sinks.@Nullable Empty<Void> over) {}

    /** The number of the one that is read, or waited for; 0 before the first. */
    int number() {
        State now = state;
        return now == null ? 0 : now.generation().number();
    }

    @Nullable OpenGeneration generation() {
        State now = state;
        return now == null ? null : now.generation();
    }

    /** The one that is read, and each that is read in its place. */
    Flux<OpenGeneration> changes() {
        return changes.asFlux();
    }

    /** It is read from now on. */
    void serve(OpenGeneration generation) {
        State before = state;
        state = new State(generation, null);
        if (before != null && before.over() != null) {
            before.over().emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        }
        changes.emitNext(generation, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** Nothing is read until {@link #serve} says of what. */
    void await(OpenGeneration generation) {
        state = new State(generation, Sinks.empty());
    }

    <R> Mono<R> read(Function<OpenGeneration, Mono<R>> read) {
        return Mono.defer(
                () -> {
                    State now = Objects.requireNonNull(state, "expected a generation to serve");
                    return now.over() == null
                            ? read(now.generation(), read)
                            : now.over().asMono().then(read(read));
                });
    }

    private <R> Mono<R> read(OpenGeneration generation, Function<OpenGeneration, Mono<R>> read) {
        return read.apply(generation)
                .onErrorResume(e -> isRead(generation) ? Mono.error(e) : read(read))
                .flatMap(found -> isRead(generation) ? Mono.just(found) : read(read));
    }

    private boolean isRead(OpenGeneration generation) {
        return generation() == generation;
    }
}
