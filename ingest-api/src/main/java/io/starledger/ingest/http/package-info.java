/**
 * What all calls of this service share of HTTP: bodies gathered within a limit, media types, the
 * caller's trace, refusals that name everything at once, answers. Owns no path and no fact.
 *
 * <p>Calls are functional endpoints that write their answers themselves: per request, annotated
 * controllers cost more than reading the rating, writing the fact and sealing its position
 * together.
 */
@NullMarked
package io.starledger.ingest.http;

import org.jspecify.annotations.NullMarked;
