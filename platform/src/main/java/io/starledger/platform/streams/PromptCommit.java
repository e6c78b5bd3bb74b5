package io.starledger.platform.streams;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Ends the transaction of what is young soon, long before the commit interval would. A topology
 * that has fallen behind does not ask for it, for to end a transaction takes a loaded broker longer
 * than all that a short one holds, and nothing is processed meanwhile: it would never catch up.
 */
public final class PromptCommit {
    private static final Duration SOON = Duration.ofMillis(30);
    private static final Duration YOUNG = Duration.ofSeconds(1);

    private final ProcessorContext<?, ?> context;
    private @Nullable Cancellable pending;

    public PromptCommit(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /**
     * Of all that the task has done by then.
     *
     * @param timestamp of the record that was read or sent on, in milliseconds since the epoch
     */
    public void of(long timestamp) {
        boolean young = context.currentSystemTimeMs() - timestamp < YOUNG.toMillis();
        if (young && pending == null) {
            pending = context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, _ -> commit());
        }
    }

    private void commit() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
        context.commit();
    }
}
