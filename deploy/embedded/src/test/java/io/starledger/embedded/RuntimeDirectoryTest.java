package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class RuntimeDirectoryTest {
    @TempDir private Path empty;

    @Test
    void itIsFoundBesideThisModulesClasses() {
        // when
        RuntimeDirectory runtime = RuntimeDirectory.locate();

        // then
        assertThat(runtime.root()).endsWith(Path.of("target"));
        assertThat(runtime.redisServer(Platform.LINUX_ARM64)).exists();
    }

    @Test
    void whatIsMissingIsNamedWithWhatToDo() {
        // given
        var runtime = new RuntimeDirectory(empty);

        // then
        assertThatThrownBy(runtime::registryJar)
                .isInstanceOf(RuntimeMissingException.class)
                .hasMessageContaining(empty.resolve("registry/quarkus-run.jar").toString())
                .hasMessageContaining("-Dstarledger.runtime=DIR");
    }
}
