package io.starledger.benchmarks.freshness;

/**
 * How much is sent.
 *
 * @param watched so many of them
 */
public record Rate(int perSecond, int watched) {

    /** So many requests one is watched. */
    int probeEvery() {
        return perSecond / watched;
    }
}
