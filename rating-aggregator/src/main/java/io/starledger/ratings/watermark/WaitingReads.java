package io.starledger.ratings.watermark;

/** What all reads that wait share, whichever generation they wait for. */
record WaitingReads(WaitSettings settings, WaitingPlaces places, WaitMetrics metrics) {}
