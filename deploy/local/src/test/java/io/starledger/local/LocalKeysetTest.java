package io.starledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class LocalKeysetTest {
    @TempDir private Path data;

    @Test
    void aDataDirectoryKeepsItsKeyset() {
        assertThat(LocalKeyset.POSITIONS.in(data))
                .isEqualTo(LocalKeyset.POSITIONS.in(data))
                .contains("primaryKeyId");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        LocalKeyset.POSITIONS.in(data);

        assertThat(Files.getPosixFilePermissions(data.resolve("position-keyset.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whoeverComesFirstMakesItForAll() throws Exception {
        // given
        List<Callable<String>> comers =
                IntStream.range(0, 8)
                        .<Callable<String>>mapToObj(_ -> () -> LocalKeyset.POSITIONS.in(data))
                        .toList();

        // when
        Set<String> keysets;
        try (var threads = Executors.newFixedThreadPool(8)) {
            keysets =
                    threads.invokeAll(comers).stream()
                            .map(Future::resultNow)
                            .collect(Collectors.toSet());
        }

        // then
        assertThat(keysets).hasSize(1);
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }
}
