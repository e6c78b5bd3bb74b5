/**
 * Bytes in, checked requests out. Owns the syntax of every body a producer sends and the rules its
 * values obey; names all violations of a body at once. Does not own ids, clocks or answers. Pure:
 * no framework but Jackson's tokenizer, and the time is an argument.
 */
@NullMarked
package io.starledger.ingest.reading;

import org.jspecify.annotations.NullMarked;
