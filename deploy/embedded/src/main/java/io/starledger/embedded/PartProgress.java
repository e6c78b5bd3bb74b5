package io.starledger.embedded;

import java.time.Duration;

/** A step of one part's start, and how long after its beginning. */
public record PartProgress(PartName part, State state, Duration after) {
    /** Each part is starting once, then ready or failed. */
    public enum State {
        STARTING,
        READY,
        FAILED
    }
}
