/**
 * Kafka as every service uses it: topics made and checked at start, and the log that facts are
 * appended to. Owns the producer, its limits and its timeouts; does not own what is written or
 * read. Appending is idempotent within one call: the producer repeats without duplicates, and what
 * was not acknowledged in time is unknown, not absent.
 */
@NullMarked
package io.starledger.platform.kafka;

import org.jspecify.annotations.NullMarked;
