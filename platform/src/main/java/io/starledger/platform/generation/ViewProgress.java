package io.starledger.platform.generation;

import io.starledger.platform.position.Position;

import reactor.core.publisher.Mono;

/** How far the views of one generation have come in the log. A bean of its configuration. */
public interface ViewProgress {

    /** The last event of each partition that all views have; none of what was never written. */
    Mono<Position> position();

    /**
     * Completes once all views have come to {@code position}, and to where the other topics ended
     * that they are made of when this was asked; waits without limit.
     */
    Mono<Void> reached(Position position);
}
