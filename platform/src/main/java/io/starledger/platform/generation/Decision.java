package io.starledger.platform.generation;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What is decided on one generation of a projection. */
public sealed interface Decision {

    /** Its number. */
    int generation();

    /**
     * It is built. The very first serves at once.
     *
     * @param bornAt as {@link io.starledger.platform.burial.Birth} has it
     * @param eventsPerSecond that each instance reads of the log at most until it serves; null for
     *     no limit
     */
    record Started(
            int generation,
            Map<String, String> settings,
            Map<String, Long> bornAt,
            @Nullable Long eventsPerSecond)
            implements Decision {
        public Started {
            settings = Map.copyOf(settings);
            bornAt = Map.copyOf(bornAt);
        }
    }

    /** It was held against the one that served, and so many rows were not equal. */
    record Compared(int generation, int serving, long differences) implements Decision {}

    /**
     * It serves in the place of {@code serving}.
     *
     * @param reason why a difference is accepted; null if there is none to accept
     */
    record Promoted(int generation, int serving, @Nullable String reason) implements Decision {}

    /** It ends, and what it wrote is deleted. */
    record Dropped(int generation) implements Decision {}
}
