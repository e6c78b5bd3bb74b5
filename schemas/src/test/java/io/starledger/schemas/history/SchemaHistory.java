package io.starledger.schemas.history;

import org.apache.avro.Schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The schemas of this module as its files hold them: today's and every committed version. */
public final class SchemaHistory {
    private static final Path CURRENT = Path.of("src/main/avro");
    private static final Path HISTORY = Path.of("history");

    private SchemaHistory() {}

    /** Names of all records of {@code src/main/avro}. */
    public static List<String> records() {
        return names(CURRENT).map(name -> name.replace(".avsc", "")).toList();
    }

    /** Names of all records that ever had a version. */
    static List<String> recordsWithHistory() {
        return names(HISTORY).toList();
    }

    static Schema current(String record) {
        return parse(CURRENT.resolve(record + ".avsc"));
    }

    /** Committed versions, the first first; empty for a record that has none yet. */
    public static List<Schema> versionsOf(String record) {
        List<Schema> versions = new ArrayList<>();
        for (int n = 1; Files.exists(file(record, n)); n++) {
            versions.add(parse(file(record, n)));
        }
        return versions;
    }

    /** Files of {@code record} that {@link #versionsOf} does not reach: a gap in the numbers. */
    static List<String> strays(String record) {
        int versions = versionsOf(record).size();
        return names(HISTORY.resolve(record))
                .filter(name -> !name.matches("[1-9][0-9]*\\.avsc") || number(name) > versions)
                .toList();
    }

    private static Path file(String record, int version) {
        return HISTORY.resolve(record).resolve(version + ".avsc");
    }

    private static int number(String name) {
        return Integer.parseInt(name.replace(".avsc", ""));
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
