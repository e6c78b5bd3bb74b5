package io.starledger.ingest.facts;

import org.springframework.context.SmartLifecycle;

/**
 * Prepares the log once its topics are there and before the first call comes; without Kafka and the
 * registry the service does not start.
 */
final class FactLogStart implements SmartLifecycle {
    private static final int AFTER_TOPICS = Integer.MIN_VALUE + 1;

    private final FactLog log;
    private volatile boolean prepared;

    FactLogStart(FactLog log) {
        this.log = log;
    }

    @Override
    public void start() {
        log.prepare();
        prepared = true;
    }

    @Override
    public void stop() {
        prepared = false;
    }

    @Override
    public boolean isRunning() {
        return prepared;
    }

    @Override
    public int getPhase() {
        return AFTER_TOPICS;
    }
}
