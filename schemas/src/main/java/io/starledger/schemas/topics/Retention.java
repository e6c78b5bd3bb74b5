package io.starledger.schemas.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long a topic keeps its records, as Kafka topic settings. */
public sealed interface Retention {

    /**
     * The topic settings that say this; every setting named here is checked when the topic exists
     * already.
     */
    Map<String, String> settings();

    /** Every record, for ever. */
    record Forever() implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        }
    }

    /**
     * The last record of each key; a superseded or erased one is due for the log cleaner at most
     * {@code maxLag} after it was written, also in the segment being written.
     */
    record Compacted(Duration maxLag) implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "cleanup.policy",
                    "compact",
                    "max.compaction.lag.ms",
                    Long.toString(maxLag.toMillis()));
        }
    }

    /**
     * As {@link Compacted}, of a topic that each instance of a service reads whole when it starts:
     * in segments of 32 MiB, since the one being written is not compacted.
     */
    record CompactedForMemory(Duration maxLag) implements Retention {
        private static final int SEGMENT_BYTES = 32 * 1_024 * 1_024;

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>(new Compacted(maxLag).settings());
            settings.put("segment.bytes", Integer.toString(SEGMENT_BYTES));
            return Map.copyOf(settings);
        }
    }

    /** Every record for {@code time}. */
    record For(Duration time) implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis()));
        }
    }
}
