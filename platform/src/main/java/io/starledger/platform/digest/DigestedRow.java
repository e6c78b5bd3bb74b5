package io.starledger.platform.digest;

/**
 * A row as it is digested.
 *
 * @param key within its slice, a JSON array
 * @param value key and business columns, a JSON object
 * @param offset of the last event it was made from, in its slice's partition
 */
public record DigestedRow(String key, String value, long offset) {}
