package io.starledger.cli.importing;

/** A row as the line of JSON to send, without the line's end. */
record RatingRow(CsvRow row, String json) implements ReadRow {}
