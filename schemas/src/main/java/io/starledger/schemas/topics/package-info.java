/**
 * The topic catalogue: every topic once, with the types of its key and value, its partitions and
 * how long it keeps what. Owns the partitioner, too: all ratings topics place a record by the
 * {@code tenant/item} prefix of its key, so one item's records keep their order and their partition
 * number through every stage.
 */
@NullMarked
package io.starledger.schemas.topics;

import org.jspecify.annotations.NullMarked;
