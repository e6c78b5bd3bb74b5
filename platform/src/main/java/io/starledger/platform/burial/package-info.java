/**
 * The shape of a dead letter, whoever buries it: a topology or a projection. Owns its headers, how
 * much of a record it holds, and how a record that is tried again is told from others; does not own
 * which records are buried, nor what operators do with them. Idempotent on the place of the record
 * in its topic: to bury it again says the same of it.
 */
@NullMarked
package io.starledger.platform.burial;

import org.jspecify.annotations.NullMarked;
