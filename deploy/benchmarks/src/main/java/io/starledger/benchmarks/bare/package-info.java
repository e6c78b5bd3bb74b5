/**
 * The baseline of the HTTP rows: what WebFlux and Kafka's producer give with nothing of ours
 * between them. Functional endpoints on Reactor Netty without Spring Boot, security, validation,
 * ids, Avro, headers or sealed positions.
 */
@NullMarked
package io.starledger.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
