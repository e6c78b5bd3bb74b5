package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starledger.cli.CommandFailedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class CsvFileTest {
    @TempDir private Path directory;

    @Test
    void quotedFieldsHoldCommasQuotesAndLineBreaks() throws IOException {
        List<CsvRow> rows = rows("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n2,\"two\nlines\"\n3,c\n");

        assertThat(rows)
                .extracting(CsvRow::fields)
                .containsExactly(
                        List.of("1,5", "say \"hi\""),
                        List.of("2", "two\nlines"),
                        List.of("3", "c"));
    }

    @Test
    void aRowIsKnownByTheLineOfItsFirstCharacter() throws IOException {
        List<CsvRow> rows = rows("a,b\r\n1,\"two\r\nlines\"\r\n\r\n2,c\r\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 5L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        Path file = write("\uFEFF\"a\",b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        try (CsvFile csv = CsvFile.open(file)) {
            assertThat(csv.header()).containsExactly("a", "b");
        }
    }

    @Test
    void aLastLineWithoutItsEndIsARow() throws IOException {
        assertThat(rows("a,b\n1,2")).extracting(CsvRow::fields).containsExactly(List.of("1", "2"));
    }

    @Test
    void aHeaderAloneHasNoRows() throws IOException {
        assertThat(rows("a,b\n")).isEmpty();
    }

    @Test
    void raggedRowsAreReadAsTheyAre() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n"))
                .extracting(CsvRow::fields)
                .containsExactly(List.of("1"), List.of("1", "2", "3"));
    }

    @Test
    void aQuoteThatIsNeverClosedIsNoticed() throws IOException {
        List<CsvRow> rows = rows("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(rows).extracting(CsvRow::closed).containsExactly(true, false);
        assertThat(rows.get(1)).isEqualTo(new CsvRow(3, List.of("3", "4\n5,6\n\n"), false));
    }

    @Test
    void bytesThatAreNoUtf8AreMarked() throws IOException {
        Path file = write("a,b\ncafé,2\n".getBytes(StandardCharsets.ISO_8859_1));

        try (CsvFile csv = CsvFile.open(file)) {
            assertThat(csv.next().orElseThrow().fields()).containsExactly("caf\uFFFD", "2");
        }
    }

    @Test
    void aFileInUtf16IsRefused() throws IOException {
        Path file = write("a,b\n".getBytes(StandardCharsets.UTF_16));

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> CsvFile.open(file))
                .withMessageContaining("expected a file in UTF-8 but was one in UTF-16");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = write(new byte[0]);

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> CsvFile.open(file))
                .withMessage("expected a header line but the file is empty");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> CsvFile.open(directory.resolve("none.csv")))
                .withMessageContaining("expected a file at");
    }

    @Test
    void aFieldBeyondAnyLimitStopsTheReading() throws IOException {
        Path file =
                write(
                        ("a,b\n1,\"" + "x".repeat(2 << 20) + "\"\n")
                                .getBytes(StandardCharsets.UTF_8));

        try (CsvFile csv = CsvFile.open(file)) {
            assertThatExceptionOfType(CommandFailedException.class)
                    .isThrownBy(csv::next)
                    .withMessageContaining("line 2")
                    .withMessageContaining("an opening quote without its closing one?");
        }
    }

    private List<CsvRow> rows(String text) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(write(text.getBytes(StandardCharsets.UTF_8)))) {
            Optional<CsvRow> row = csv.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = csv.next();
            }
        }
        return rows;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("file.csv"), bytes);
    }
}
