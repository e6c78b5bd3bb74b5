package io.starledger.cli.importing;

/** What became of a row: something to send, or a reason not to. */
sealed interface ReadRow permits RatingRow, RejectedRow {
    CsvRow row();
}
