/**
 * How far each view has come in {@code ratings.events.v1}, and reads that wait until a view has
 * reached a position. A view's watermark is the last offset of each partition whose event is in it,
 * changes or not; the transaction that writes a batch advances it, and it never goes back. Owns the
 * table {@code ratings.watermarks}; does not own the views.
 */
@NullMarked
package io.starledger.ratings.watermark;

import org.jspecify.annotations.NullMarked;
