/**
 * What the rows of views are worth at one position of the log, in a number that does not depend on
 * when, where or in which batches they were written; and which rows make two such numbers differ.
 * Does not decide what becomes of a difference.
 */
@NullMarked
package io.starledger.platform.digest;

import org.jspecify.annotations.NullMarked;
