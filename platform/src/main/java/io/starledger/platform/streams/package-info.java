/**
 * The life of topologies: each {@link io.starledger.platform.streams.TopologyDefinition} becomes a
 * Kafka Streams instance that starts and stops at run time, exactly-once, with all its stores under
 * one bound of memory. Does not own what a topology does.
 */
@NullMarked
package io.starledger.platform.streams;

import org.jspecify.annotations.NullMarked;
