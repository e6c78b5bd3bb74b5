package io.starledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a part prints. The log of the start before is kept beside it as {@code .1}, so logs stay
 * bounded.
 */
record LogFile(Path path) {
    private static final int SHOWN_LINES = 15;
    private static final int SHOWN_BYTES = 8_192;

    void rotate() {
        try {
            Files.createDirectories(path.getParent());
            if (Files.exists(path)) {
                Files.move(
                        path,
                        path.resolveSibling(path.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, each indented on a line of its own; empty when there are none. */
    String tail() {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer end = ByteBuffer.allocate(SHOWN_BYTES);
            channel.position(Math.max(0, channel.size() - SHOWN_BYTES)).read(end);
            List<String> lines =
                    StandardCharsets.UTF_8.decode(end.flip()).toString().lines().toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - SHOWN_LINES))
                    .map(line -> "\n  " + line)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "";
        }
    }
}
