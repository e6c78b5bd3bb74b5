package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.starledger.cli.CommandFailedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rejected rows as they were, each with its line number and why before it, under the file's own
 * header: mended, it can be imported as it is. Made anew by each import, and only if there is
 * something to write.
 */
final class RejectedFile implements AutoCloseable {
    private final Path path;
    private final List<String> header;
    private @Nullable CsvWriter writer;

    private RejectedFile(Path path, List<String> header) {
        this.path = path;
        this.header = header;
    }

    static RejectedFile beside(Path file, List<String> header) {
        Path path = file.resolveSibling(file.getFileName() + ".rejected.csv");
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new CommandFailedException("cannot replace %s: %s".formatted(path, e), e);
        }
        return new RejectedFile(path, header);
    }

    Path path() {
        return path;
    }

    void write(List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        CsvWriter out = writer == null ? create() : writer;
        rows.forEach(
                row ->
                        out.writeRecord(
                                with(
                                        Long.toString(row.row().line()),
                                        row.reason(),
                                        row.row().fields())));
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvWriter create() {
        try {
            CsvWriter created = CsvWriter.builder().build(path, UTF_8);
            writer = created;
            created.writeRecord(with("line", "reason", header));
            return created;
        } catch (IOException e) {
            throw new CommandFailedException("cannot write %s: %s".formatted(path, e), e);
        }
    }

    private static List<String> with(String line, String reason, List<String> fields) {
        List<String> all = new ArrayList<>(List.of(line, reason));
        all.addAll(fields);
        return all;
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
