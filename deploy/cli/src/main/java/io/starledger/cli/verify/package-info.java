/**
 * {@code starledger verify}: whether the views are what the log says. Owns a second, plain way to
 * fold {@code ratings.events.v1} and {@code ratings.comments.v1}: hash maps, one partition after
 * the other, no class of any service, no registry. It shares with the services only the schemas and
 * the names of tables, keys and columns, so that an error of theirs shows as a difference and is
 * not made twice. Reads only.
 *
 * <p>A row is compared with the fold at the log's end as it was when the command began; a row that
 * has moved on since is counted, not compared. A view row must carry the position of the last fact
 * of its key, also of one that changed nothing.
 */
@NullMarked
package io.starledger.cli.verify;

import org.jspecify.annotations.NullMarked;
