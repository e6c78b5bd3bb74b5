package io.starledger.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What an earlier build left behind: topics, schemas and stores, with version 1 of {@code
 * RatingEvent}. What was sent to it, {@code recorded/README.md} says.
 */
final class RecordedData {
    static final UUID TENANT = UUID.fromString("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");

    private RecordedData() {}

    static void unpackInto(Path dataDirectory) throws IOException {
        try (InputStream recorded =
                        RecordedData.class.getResourceAsStream("/recorded/rating-event-1.zip.gz");
                ZipInputStream files =
                        new ZipInputStream(new GZIPInputStream(Objects.requireNonNull(recorded)))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Path target = dataDirectory.resolve(file.getName());
                if (file.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(files, target);
                }
            }
        }
    }
}
