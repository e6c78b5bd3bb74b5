/**
 * The platform as its users meet it: one suite, run against everything in one process and against
 * four processes, with processes killed under it; and the rules that hold for the whole repository.
 */
@NullMarked
package io.starledger.e2e;

import org.jspecify.annotations.NullMarked;
