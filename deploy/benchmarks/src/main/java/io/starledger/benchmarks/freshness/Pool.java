package io.starledger.benchmarks.freshness;

import io.starledger.benchmarks.load.Connection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Free connections, taken in turn so that none is idle until the server closes it; belongs to the
 * generator's thread.
 */
final class Pool {
    private final Deque<Connection> free;

    Pool(Collection<Connection> connections) {
        this.free = new ArrayDeque<>(connections);
    }

    /** Null if all are busy. */
    @Nullable Connection take() {
        return free.poll();
    }

    void giveBack(Connection connection) {
        free.add(connection);
    }
}
