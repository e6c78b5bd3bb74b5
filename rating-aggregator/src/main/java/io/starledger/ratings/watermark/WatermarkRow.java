package io.starledger.ratings.watermark;

/**
 * How far a view has come in one partition of {@code ratings.events.v1}.
 *
 * @param offset the last whose event is in the view
 */
public record WatermarkRow(View view, int partition, long offset) {}
