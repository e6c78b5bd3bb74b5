package io.starledger.cli.up;

import io.starledger.embedded.Part;
import io.starledger.embedded.StackException;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Starts again what ends by itself, a few times each, until its thread is interrupted. */
record PartWatch(Collection<Part> parts, StartScreen screen) {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int RESTARTS = 10;

    void run() throws InterruptedException {
        Map<Part, Integer> restarts = new HashMap<>();
        var pause = new Object();
        synchronized (pause) {
            while (!Thread.currentThread().isInterrupted()) {
                pause.wait(INTERVAL.toMillis());
                for (Part part : parts) {
                    if (!part.isRunning() && restarts.merge(part, 1, Integer::sum) <= RESTARTS) {
                        restart(part);
                    }
                }
            }
        }
    }

    private void restart(Part part) {
        screen.ended(part);
        long begin = System.nanoTime();
        try {
            part.start();
            screen.back(part, Duration.ofNanos(System.nanoTime() - begin));
        } catch (StackException e) {
            screen.failed(e);
        }
    }
}
