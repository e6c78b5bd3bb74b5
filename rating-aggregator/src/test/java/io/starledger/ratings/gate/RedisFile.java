package io.starledger.ratings.gate;

import io.starledger.embedded.Part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Redis's append-only file as it was at one moment. */
record RedisFile(Path original, Path copy) {

    static RedisFile copyOf(Part redis) {
        Path data = of(redis);
        try {
            RedisFile file = new RedisFile(data, Files.createTempDirectory("redis-file-"));
            copy(data, file.copy);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While Redis is stopped. */
    void putBack() {
        try {
            delete(original);
            Files.createDirectory(original);
            copy(copy, original);
            delete(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While Redis is stopped. */
    static void delete(Part redis) {
        try {
            delete(of(redis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path of(Part redis) {
        return redis.logFile().resolve("../../redis/appendonlydir").normalize();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : list(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static void delete(Path directory) throws IOException {
        for (Path file : list(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
