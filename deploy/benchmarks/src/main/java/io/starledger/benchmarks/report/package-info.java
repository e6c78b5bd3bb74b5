/**
 * What was measured and how it is shown: medians, ratios to a baseline, bounds, a table and JSON.
 * Does not own how anything is measured.
 */
@NullMarked
package io.starledger.benchmarks.report;

import org.jspecify.annotations.NullMarked;
