/**
 * What every record carries beside its value: CloudEvents 1.0 attributes in the Kafka binding's
 * binary mode and a W3C {@code traceparent}; and the schemas themselves, found by the fingerprint
 * those headers name.
 */
@NullMarked
package io.starledger.schemas.events;

import org.jspecify.annotations.NullMarked;
