/**
 * Answers for trouble, as RFC 9457 problem details: every error of every service leaves through one
 * handler, with a stable {@code type}. Does not own the rules that find a request wrong.
 */
@NullMarked
package io.starledger.platform.problem;

import org.jspecify.annotations.NullMarked;
