/**
 * Records of nobody's in the topics that ratings are made of: where they stand tells how far a view
 * has come, and what all views are to be digested at.
 */
@NullMarked
package io.starledger.ratings.mark;

import org.jspecify.annotations.NullMarked;
