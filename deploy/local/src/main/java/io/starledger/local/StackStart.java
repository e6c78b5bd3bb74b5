package io.starledger.local;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A start of the infrastructure on a thread of its own. */
final class StackStart implements AutoCloseable {
    private final FutureTask<EmbeddedStack> start;
    private final Thread thread;

    private StackStart(FutureTask<EmbeddedStack> start) {
        this.start = start;
        this.thread = Thread.ofPlatform().name("stack-start").unstarted(start);
    }

    static StackStart begin(StackSettings settings, ProgressListener listener) {
        StackStart begun =
                new StackStart(new FutureTask<>(() -> EmbeddedStack.start(settings, listener)));
        begun.thread.start();
        return begun;
    }

    /** The running stack; throws what its start threw. */
    EmbeddedStack await() {
        try {
            return start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("expected the stack to start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the stack started");
        }
    }

    /** Stops what runs; a start under way is broken off and leaves nothing running. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            if (start.state() == FutureTask.State.SUCCESS) {
                start.resultNow().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
