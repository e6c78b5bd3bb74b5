package io.starledger.platform.postgres;

/**
 * A schema that a service keeps its views in, to be declared as a bean: on every shard it is
 * migrated from {@code classpath:db/<migrations>}, and all statements stand in it. Beside its views
 * it must have a table {@code slots (first_slot, last_slot)}, in which a shard keeps which slots it
 * was written with, and {@code positions}.
 *
 * @param slots which shard has which tenants
 */
public record ViewSchema(String name, String migrations, SlotTable slots) {}
