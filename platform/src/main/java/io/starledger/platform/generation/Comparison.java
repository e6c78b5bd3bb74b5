package io.starledger.platform.generation;

import io.starledger.platform.digest.Difference;
import io.starledger.platform.digest.Digest;

import java.util.List;

/**
 * What was found when a generation was held against the one that serves.
 *
 * @param differences how many rows are not equal
 * @param rows the first of those
 */
record Comparison(
        int generation,
        int servingGeneration,
        Digest built,
        Digest serving,
        long differences,
        List<Difference> rows) {

    Comparison {
        rows = List.copyOf(rows);
    }
}
