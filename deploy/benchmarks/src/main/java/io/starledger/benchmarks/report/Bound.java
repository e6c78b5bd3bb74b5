package io.starledger.benchmarks.report;

/** What a figure should keep to. */
public sealed interface Bound {

    /** Shown for information. */
    record None() implements Bound {}

    /** The subject's median should be at least so much of the baseline's. */
    record RatioAtLeast(double floor) implements Bound {}

    /** The subject's median should be at most so much of the baseline's. */
    record RatioAtMost(double ceiling) implements Bound {}

    /** The subject's median should be at most this. */
    record ValueAtMost(double ceiling) implements Bound {}
}
