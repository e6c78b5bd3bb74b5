package io.starledger.benchmarks.load;

/**
 * What came back.
 *
 * @param status 0 if the connection broke instead
 */
public record Answer(int status, String body) {
    static final int BROKEN = 0;
}
