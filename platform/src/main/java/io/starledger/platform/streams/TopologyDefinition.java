package io.starledger.platform.streams;

import org.apache.kafka.streams.Topology;

/**
 * A topology to run.
 *
 * @param applicationId Kafka Streams' application id: names its consumer group, its internal topics
 *     and its state directory
 * @param reader under which it buries: one name for all generations of a projection
 * @param topology what it does
 * @param deadLetters of the topic it reads first: where records of its internal topics go that
 *     cannot be read; those of the catalogue's topics go to the dead letters of their own
 */
public record TopologyDefinition(
        String applicationId, String reader, Topology topology, String deadLetters) {

    /** One that buries under its application id. */
    public TopologyDefinition(String applicationId, Topology topology, String deadLetters) {
        this(applicationId, applicationId, topology, deadLetters);
    }
}
