package io.starledger.platform.generation;

import io.starledger.platform.position.Position;
import io.starledger.schemas.topics.Topic;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;

/** A projection of which there may be several generations, to be declared as a bean. */
public interface RebuildableProjection {

    /** 1-31 characters of a-z and {@code -}. */
    String name();

    /**
     * What the next generation's rows will depend on beside the log, as it is configured now; the
     * keys and values are the projection's own.
     */
    Map<String, String> settings();

    /**
     * A Spring configuration with all that one generation consists of: topologies, projections, a
     * {@link ViewProgress}, and what reads the views. It finds its {@link Generation} as a bean,
     * and all beans of the service.
     */
    Class<?> configuration();

    /** The topics that hold what the projection is made of. */
    List<Topic<?, ?>> sources();

    /** The topics a generation writes, by the names the first one gives them. */
    List<Topic<?, ?>> outputs();

    /** The application ids of a generation's topologies. */
    List<String> applicationIds(Generation generation);

    /** The consumer groups of a generation beside those of its topologies. */
    List<String> groups(Generation generation);

    /**
     * Appends a record to each partition of the log, which changes no tenant's rows, and answers
     * where they stand: a view that has come there has everything that was in the log before.
     */
    Mono<Position> mark();

    /**
     * Appends a checkpoint to each partition of the topics that views are made of, at which each
     * generation digests its views, and answers where they stand in the log.
     */
    Mono<Position> checkpoint();

    /** Deletes what a generation that has ended left in stores; again, or of none, is no error. */
    void discard(Generation generation);
}
