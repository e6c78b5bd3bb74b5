package io.starledger.cli.importing;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line that of its first character, from 1
 * @param closed false for a last row whose quote is still open where the file ends
 */
record CsvRow(long line, List<String> fields, boolean closed) {
    CsvRow {
        fields = List.copyOf(fields);
    }
}
