package io.starledger.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.Terminal;

import org.junit.jupiter.api.Test;

final class BenchCommandTest {

    @Test
    void helpNamesWhatCanBeMeasured() {
        Terminal terminal = Terminal.run("bench", "--help");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("posts", "batch", "topology", "reads", "freshness");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        Terminal terminal = Terminal.run("bench", "--only", "posts,toasts");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("expected some of posts, posts-platform, batch")
                .contains("toasts")
                .doesNotContain("\tat ");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefusedBeforeAnythingStarts() {
        Terminal terminal = Terminal.run("bench", "--data-dir", "/nowhere/at/all");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("--data-dir but was /nowhere/at/all");
    }

    @Test
    void aJsonFileThatCannotBeWrittenIsRefusedBeforeAnythingStarts() {
        Terminal terminal = Terminal.run("bench", "--json", "/nowhere/at/all/report.json");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("--json but was /nowhere/at/all/report.json");
    }
}
