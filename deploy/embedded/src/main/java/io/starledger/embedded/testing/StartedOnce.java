package io.starledger.embedded.testing;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * What all tests of a JVM share: started when it is needed first, and, once it was closed, when it
 * is needed again.
 */
public final class StartedOnce<T extends Closeable> implements AutoCloseable {
    private final Supplier<T> start;
    private @Nullable T running;

    public StartedOnce(Supplier<T> start) {
        this.start = start;
    }

    public synchronized T get() {
        if (running == null) {
            running = start.get();
        }
        return running;
    }

    /** Nothing happens if it does not run. */
    @Override
    public synchronized void close() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = null;
        }
    }
}
