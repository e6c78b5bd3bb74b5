package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.benchmarks.Benchmarks.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;

final class BenchmarksTest {
    @TempDir private Path directory;

    @Test
    void everyBenchmarkHasANameOfItsOwn() {
        assertThat(Benchmarks.names()).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Order(Effort.QUICK, Set.of("posts", "toasts"), directory))
                .withMessageContaining("posts, posts-platform, batch")
                .withMessageContaining("toasts");
    }
}
