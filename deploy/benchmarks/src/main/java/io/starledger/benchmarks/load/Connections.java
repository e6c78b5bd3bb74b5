package io.starledger.benchmarks.load;

import java.util.List;
import java.util.concurrent.Executor;

/** Connections to one server; closing them forgets what is still on its way. */
public record Connections(List<Connection> all, Executor thread) implements AutoCloseable {
    public Connections {
        all = List.copyOf(all);
    }

    @Override
    public void close() {
        thread.execute(() -> all.forEach(Connection::close));
    }
}
