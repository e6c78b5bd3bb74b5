package io.starledger.platform.burial;

import java.util.Map;

/**
 * When a reader of the whole log was made. What stands before was read by others, who had its
 * letters buried.
 *
 * @param offsets the next ones at that time, by {@code topic/partition}; of a partition that is not
 *     named none stands before
 */
public record Birth(Map<String, Long> offsets) {
    /** Of a reader before whom there was none. */
    public static final Birth FIRST = new Birth(Map.of());

    public Birth {
        offsets = Map.copyOf(offsets);
    }

    public static String place(String topic, int partition) {
        return topic + "/" + partition;
    }

    public boolean isAfter(String topic, int partition, long offset) {
        return offset < offsets.getOrDefault(place(topic, partition), 0L);
    }
}
