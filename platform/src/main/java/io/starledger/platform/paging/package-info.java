/**
 * Keyset pages: a cursor names the last row of a page, and the next page begins after it, whatever
 * has changed meanwhile.
 */
@NullMarked
package io.starledger.platform.paging;

import org.jspecify.annotations.NullMarked;
