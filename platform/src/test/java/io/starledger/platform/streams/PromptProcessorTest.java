package io.starledger.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class PromptProcessorTest {
    private static final long NOW = 1_000_000;

    private final List<String> processed = new ArrayList<>();
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final ProcessorSupplier<String, String, Void, Void> suppliers =
            PromptProcessor.of(() -> record -> processed.add(record.value()));
    private final Processor<String, String, Void, Void> processor = suppliers.get();

    @BeforeEach
    void begin() {
        context.setCurrentSystemTimeMs(NOW);
        processor.init(context);
    }

    @Test
    void aYoungRecordIsCommittedSoonAndOnce() {
        // when
        process("first", NOW - 999);
        process("second", NOW);

        // then
        assertThat(processed).containsExactly("first", "second");
        assertThat(context.committed()).isFalse();
        assertThat(context.scheduledPunctuators()).hasSize(1);
        CapturedPunctuator soon = context.scheduledPunctuators().getFirst();
        assertThat(soon.getInterval()).isLessThan(Duration.ofMillis(100));
        assertThat(soon.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
        soon.getPunctuator().punctuate(NOW);
        assertThat(context.committed()).isTrue();
        assertThat(soon.cancelled()).isTrue();
    }

    @Test
    void whatIsReadAfterACommitIsCommittedAgain() {
        // given
        process("first", NOW);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(NOW);
        context.resetCommit();

        // when
        process("second", NOW);

        // then
        assertThat(context.scheduledPunctuators()).hasSize(2);
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(NOW);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void whatAnotherTaskOfTheThreadHadCommittedIsNotCommittedAgain() {
        // given
        process("first", NOW);
        commitOfAnotherTask();

        // when
        CapturedPunctuator soon = context.scheduledPunctuators().getFirst();
        soon.getPunctuator().punctuate(NOW);

        // then
        assertThat(context.committed()).isFalse();
        assertThat(soon.cancelled()).isTrue();
    }

    @Test
    void whatIsReadAfterTheCommitOfAnotherTaskWaitsItsOwnWhile() {
        // given
        process("first", NOW);
        commitOfAnotherTask();
        process("second", NOW);

        // when
        CapturedPunctuator soon = context.scheduledPunctuators().getFirst();
        soon.getPunctuator().punctuate(NOW);
        boolean committedAtOnce = context.committed();
        soon.getPunctuator().punctuate(NOW);

        // then
        assertThat(committedAtOnce).isFalse();
        assertThat(context.committed()).isTrue();
        assertThat(soon.cancelled()).isTrue();
    }

    @Test
    void anOldRecordWaitsForTheCommitInterval() {
        // when
        process("old", NOW - 1_000);

        // then
        assertThat(processed).containsExactly("old");
        assertThat(context.scheduledPunctuators()).isEmpty();
        assertThat(context.committed()).isFalse();
    }

    private void commitOfAnotherTask() {
        MockProcessorContext<Void, Void> other = new MockProcessorContext<>();
        other.setCurrentSystemTimeMs(NOW);
        Processor<String, String, Void, Void> task = suppliers.get();
        task.init(other);
        task.process(new Record<>("key", "of another", NOW));
        other.scheduledPunctuators().getFirst().getPunctuator().punctuate(NOW);
        assertThat(other.committed()).isTrue();
    }

    private void process(String value, long timestamp) {
        processor.process(new Record<>("key", value, timestamp));
    }
}
