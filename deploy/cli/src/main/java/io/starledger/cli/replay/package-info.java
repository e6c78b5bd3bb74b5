/**
 * The commands that build a projection again, watch it, and let it serve. Does not decide: what is
 * allowed is the platform's to say.
 */
@NullMarked
package io.starledger.cli.replay;

import org.jspecify.annotations.NullMarked;
