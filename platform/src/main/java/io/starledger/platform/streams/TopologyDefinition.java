package io.starledger.platform.streams;

import org.apache.kafka.streams.Topology;

/**
 * A topology to run.
 *
 * @param applicationId Kafka Streams' application id: names its consumer group, its internal topics
 *     and its state directory
 * @param topology what it does
 * @param deadLetters the topic to which records go that its serdes cannot read
 */
public record TopologyDefinition(String applicationId, Topology topology, String deadLetters) {}
