package io.starledger.platform.streams;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends the transaction of what is young soon, long before the commit interval would. A topology
 * that has fallen behind does not ask for it, for to end a transaction takes a loaded broker longer
 * than all that a short one holds, and nothing is processed meanwhile: it would never catch up.
 *
 * <p>A transaction is that of a thread: what ends it for one of its tasks ends it for all, and none
 * asks for what another has had done meanwhile.
 */
public final class PromptCommit {
    private static final Duration SOON = Duration.ofMillis(30);
    private static final Duration YOUNG = Duration.ofSeconds(1);

    /** Asked for by the tasks of a thread so far. */
    private static final ThreadLocal<AtomicLong> COMMITS = ThreadLocal.withInitial(AtomicLong::new);

    private final ProcessorContext<?, ?> context;
    private @Nullable Cancellable pending;
    private long commitsAtFirst;
    private long commitsAtLast;

    public PromptCommit(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /**
     * Of all that the task has done by then.
     *
     * @param timestamp of the record that was read or sent on, in milliseconds since the epoch
     */
    public void of(long timestamp) {
        if (context.currentSystemTimeMs() - timestamp >= YOUNG.toMillis()) {
            return;
        }
        commitsAtLast = COMMITS.get().get();
        if (pending == null) {
            commitsAtFirst = commitsAtLast;
            pending = context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, _ -> commit());
        }
    }

    private void commit() {
        AtomicLong commits = COMMITS.get();
        boolean none = commits.get() == commitsAtFirst;
        if (!none && commits.get() == commitsAtLast) {
            commitsAtFirst = commitsAtLast; // what came after it waits its own while
            return;
        }
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
        if (none) {
            commits.incrementAndGet();
            context.commit();
        }
    }
}
