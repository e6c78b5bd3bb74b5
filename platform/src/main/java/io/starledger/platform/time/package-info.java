/** Instants among the parameters of calls. */
@NullMarked
package io.starledger.platform.time;

import org.jspecify.annotations.NullMarked;
