package io.starledger.platform.postgres;

/**
 * A schema of a service, to be declared as a bean: on every shard it is migrated from {@code
 * classpath:db/<name>}. Beside its views it must have a table {@code slots (first_slot,
 * last_slot)}, in which a shard keeps which slots it was written with, and {@code positions}.
 */
public record ViewSchema(String name) {}
