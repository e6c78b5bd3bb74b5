/**
 * Positions in the log of rating events, and the sealed form in which callers carry them. A sealed
 * position can be handed back by the tenant it was made for and tells nobody how much traffic there
 * is.
 */
@NullMarked
package io.starledger.platform.position;

import org.jspecify.annotations.NullMarked;
