package io.starledger.cli.importing;

/** A row that is no rating, and why. */
record RejectedRow(CsvRow row, String reason) implements ReadRow {}
