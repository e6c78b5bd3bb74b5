package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A row as the line of JSON to send, without the line's end. */
record RatingRow(CsvRow row, String json) implements ReadRow {

    byte[] bytes() {
        return json.getBytes(UTF_8);
    }
}
