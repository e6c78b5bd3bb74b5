/** What the machine's language must not change. */
@NullMarked
package io.starledger.platform.locale;

import org.jspecify.annotations.NullMarked;
