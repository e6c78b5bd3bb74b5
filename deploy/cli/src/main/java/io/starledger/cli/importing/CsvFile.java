package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

import io.starledger.cli.CommandFailedException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A comma-separated file in UTF-8, with or without a byte order mark, as RFC 4180 says: quoted
 * fields may hold commas, line breaks and doubled quotes. Read row by row; empty lines are passed
 * over.
 */
final class CsvFile implements AutoCloseable {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_RECORD = 4 << 20;

    /** Follows the file's last line, so that a quote left open there swallows it and is noticed. */
    private static final String END = "\u0000end of file\u0000";

    private final CountingInputStream bytes;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private boolean ended;

    private CsvFile(CountingInputStream bytes, CloseableIterator<CsvRecord> records) {
        this.bytes = bytes;
        this.records = records;
        this.header =
                next().map(CsvRow::fields)
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                "expected a header line but the file is empty"));
    }

    static CsvFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new CommandFailedException(
                    "expected a file at %s but there is none".formatted(path));
        }
        try {
            var bytes = new CountingInputStream(Files.newInputStream(path));
            InputStream all =
                    new SequenceInputStream(
                            ByteOrderMark.skip(bytes),
                            new ByteArrayInputStream(("\n" + END).getBytes(UTF_8)));
            CsvReader<CsvRecord> reader =
                    CsvReader.builder()
                            .skipEmptyLines(true)
                            .allowExtraFields(true)
                            .allowMissingFields(true)
                            .allowExtraCharsAfterClosingQuote(true)
                            .maxBufferSize(LONGEST_RECORD)
                            .build(
                                    CsvRecordHandler.builder()
                                            .maxFieldSize(LONGEST_FIELD)
                                            .maxRecordSize(LONGEST_RECORD)
                                            .build(),
                                    all,
                                    UTF_8);
            return new CsvFile(bytes, reader.iterator());
        } catch (IOException e) {
            throw new CommandFailedException("cannot read %s: %s".formatted(path, e), e);
        }
    }

    List<String> header() {
        return header;
    }

    /** How much of the file has been read, in bytes. */
    long position() {
        return bytes.count();
    }

    /** The next row, none at the file's end. */
    Optional<CsvRow> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            CsvRecord record = records.next();
            ended = record.getFields().getLast().endsWith(END);
            return ended && record.getFieldCount() == 1 && record.getField(0).equals(END)
                    ? Optional.empty()
                    : Optional.of(row(record));
        } catch (CsvParseException e) {
            throw new CommandFailedException(
                    "%s: is there an opening quote without its closing one?".formatted(cause(e)),
                    e);
        } catch (UncheckedIOException e) {
            throw new CommandFailedException("cannot read on: " + e.getCause(), e);
        } catch (NoSuchElementException e) {
            throw new IllegalStateException("expected the file's end to be a row of its own", e);
        }
    }

    private CsvRow row(CsvRecord record) {
        List<String> fields =
                ended
                        ? record.getFields().stream().map(field -> field.replace(END, "")).toList()
                        : record.getFields();
        return new CsvRow(record.getStartingLineNumber(), fields, !ended);
    }

    private static String cause(CsvParseException failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + ": " + cause.getMessage();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
