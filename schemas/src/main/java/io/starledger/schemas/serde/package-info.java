/**
 * Keys and values as bytes. A key is its text in UTF-8; a value is Avro in Confluent's wire format
 * (a zero byte, the schema's four-byte id, the binary record). Owns how ids and schemas are cached;
 * does not own the registry's client, which is the configured Kafka (de)serializer and is asked
 * once per schema only.
 */
@NullMarked
package io.starledger.schemas.serde;

import org.jspecify.annotations.NullMarked;
