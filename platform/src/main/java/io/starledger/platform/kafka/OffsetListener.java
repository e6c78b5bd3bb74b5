package io.starledger.platform.kafka;

/**
 * Is told of each record of an append that stands in the log, also of one whose acknowledgement
 * came too late for the append. Called on the producer's own thread: it neither blocks nor fails.
 */
@FunctionalInterface
public interface OffsetListener {
    OffsetListener NOBODY = (_, _) -> {};

    void acknowledged(int partition, long offset);
}
