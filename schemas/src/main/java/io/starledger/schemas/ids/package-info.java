/**
 * Identifiers and the record keys made of them. Owns the syntax of every id and of every key of a
 * topic; a key can only be built from typed parts and parses back to exactly those, because no id
 * may contain the separator {@code /}.
 */
@NullMarked
package io.starledger.schemas.ids;

import org.jspecify.annotations.NullMarked;
