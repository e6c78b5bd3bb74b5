package io.starledger.ingest.batch;

/**
 * How much of everything.
 *
 * @param bodyBytes of one call
 * @param lines of one call, blank ones too
 * @param lineBytes of one line, without its end
 * @param chunkLines good lines that are appended together
 * @param chunkBytes of good lines that are appended together
 * @param listedRejections rejected lines that an answer lists
 */
record BatchLimits(
        long bodyBytes,
        long lines,
        int lineBytes,
        int chunkLines,
        int chunkBytes,
        int listedRejections) {}
