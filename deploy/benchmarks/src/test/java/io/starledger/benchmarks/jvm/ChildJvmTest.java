package io.starledger.benchmarks.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

final class ChildJvmTest {
    private static final Pattern ECHO = Pattern.compile("echo (.*)");

    @TempDir private Path directory;
    private Path log;

    @BeforeEach
    void log() {
        log = directory.resolve("child.log");
    }

    @Test
    void anAnsweringChildHearsAndAnswersAndEndsWithItsInput() {
        ChildJvm child = echoing();
        try (child) {
            child.say("one");
            child.say("two");

            assertThat(child.awaitLine(ECHO).group(1)).isEqualTo("one");
            assertThat(child.awaitLine(ECHO).group(1)).isEqualTo("two");
            assertThat(child.cpuTime()).isPositive();
        }
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aChildThatFailsIsToldWithWhatItSaid() {
        try (ChildJvm child = echoing()) {
            child.say("fail");

            assertThatIllegalStateException()
                    .isThrownBy(() -> child.awaitLine(ECHO))
                    .withMessageContaining("told to fail");
        }
    }

    @Test
    void aServingChildEndsWhenItIsClosed() {
        ChildJvm child = ChildJvm.serving(SleepingChild.class.getName(), List.of(), log);

        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    private ChildJvm echoing() {
        return ChildJvm.answering(EchoingChild.class.getName(), List.of("echo "), log);
    }
}
