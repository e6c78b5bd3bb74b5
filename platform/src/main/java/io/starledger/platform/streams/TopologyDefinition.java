package io.starledger.platform.streams;

import org.apache.kafka.streams.Topology;

/**
 * A topology to run.
 *
 * @param applicationId Kafka Streams' application id: names its consumer group, its internal topics
 *     and its state directory
 * @param topology what it does
 * @param deadLetters of the topic it reads first: where records of its internal topics go that
 *     cannot be read; those of the catalogue's topics go to the dead letters of their own
 */
public record TopologyDefinition(String applicationId, Topology topology, String deadLetters) {}
