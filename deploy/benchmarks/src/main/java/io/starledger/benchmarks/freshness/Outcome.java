package io.starledger.benchmarks.freshness;

import org.HdrHistogram.Histogram;

/**
 * What came of what was sent after the warm-up, in nanoseconds.
 *
 * @param answered from the send of each request to the end of its answer
 * @param shown from the send of a watched one to the end of the answer that shows it; a minute for
 *     one that was not shown ten seconds after the end
 * @param due requests, warm-up included
 * @param late requests that found no free connection in time and were not sent
 */
public record Outcome(Histogram answered, Histogram shown, long due, long late) {}
