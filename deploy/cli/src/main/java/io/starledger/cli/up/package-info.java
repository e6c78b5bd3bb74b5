/**
 * {@code starledger up}: the whole platform as one process in a terminal. Owns what is shown while
 * it starts and runs, and that everything ends with it.
 */
@NullMarked
package io.starledger.cli.up;

import org.jspecify.annotations.NullMarked;
