package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.load.ClosedLoop;
import io.starledger.benchmarks.load.Connections;
import io.starledger.benchmarks.load.LoadClient;
import io.starledger.benchmarks.load.LoadResult;

import java.time.Duration;
import java.util.List;

/**
 * Subject or baseline of an HTTP row: the same load on either.
 *
 * @param worth of one answered request in the row's unit
 */
record HttpSide(
        ChildJvm server, int port, List<byte[]> requests, ClosedLoop.Expected expected, int worth) {
    private static final int ATTEMPTS = 10;

    HttpSide {
        requests = List.copyOf(requests);
    }

    /**
     * Returns once a request was answered as expected; the first ones may find a service that asks
     * the registry for the first time.
     */
    void untilServed() {
        try (LoadClient client = new LoadClient()) {
            for (int attempt = 1; !isServed(client, attempt == ATTEMPTS); attempt++) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean isServed(LoadClient client, boolean lastAttempt) {
        try {
            load(client, 1, Duration.ofMillis(1));
            return true;
        } catch (IllegalStateException e) {
            if (lastAttempt) {
                throw e;
            }
            return false;
        }
    }

    /** Load until the server's compilers have done what pays. */
    void warmUp(LoadClient client, int connections, Duration time) {
        load(client, connections, time);
    }

    /** One run. */
    LoadResult measure(LoadClient client, int connections, Duration time, Cost cost) {
        long serverBefore = server.cpuTime().toNanos();
        long ownBefore = own();
        LoadResult result = load(client, connections, time);
        cost.add(result.latencies(), server.cpuTime().toNanos() - serverBefore, own() - ownBefore);
        return result;
    }

    private LoadResult load(LoadClient client, int connections, Duration time) {
        try (Connections open = client.connect(port, connections)) {
            return new ClosedLoop(requests, expected, time).run(open);
        }
    }

    private static long own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
