package io.starledger.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.Directories;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class ScratchDirectoryTest {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Test
    void itIsEmptyAndInMemoryWhereThereIsRoom() throws IOException {
        // given
        boolean hasRoom = ScratchDirectory.isRoomy(MEMORY);

        // when
        Path directory = ScratchDirectory.create("scratch-");

        // then
        assertThat(directory).isEmptyDirectory();
        assertThat(directory.startsWith(MEMORY)).isEqualTo(hasRoom);
        Directories.delete(directory);
    }

    @Test
    void theDirectoriesOfTestsAreSuch(@TempDir Path directory) {
        assertThat(directory.getFileName().toString()).startsWith("starledger-junit-");
    }

    @Test
    void thereIsNoRoomWhereThereIsNothing(@TempDir Path directory) throws IOException {
        assertThat(ScratchDirectory.isRoomy(directory.resolve("missing"))).isFalse();
    }
}
