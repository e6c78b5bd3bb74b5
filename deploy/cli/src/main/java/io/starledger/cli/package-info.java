/**
 * The command {@code starledger}: one class a subcommand, and what they share. Owns how the
 * platform looks from a terminal: options, messages, exit codes. Does not own how anything runs or
 * what a rating is; it speaks to a running platform by its HTTP interface only, except for {@code
 * verify}, which looks into the stores on purpose.
 */
@NullMarked
package io.starledger.cli;

import org.jspecify.annotations.NullMarked;
