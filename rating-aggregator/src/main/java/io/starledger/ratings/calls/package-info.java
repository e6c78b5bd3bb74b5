/** What the calls of all views have in common. */
@NullMarked
package io.starledger.ratings.calls;

import org.jspecify.annotations.NullMarked;
