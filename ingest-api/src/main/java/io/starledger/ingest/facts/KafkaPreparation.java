package io.starledger.ingest.facts;

import org.springframework.context.SmartLifecycle;

/**
 * Prepares the log once its topics are there and before the first call comes; without Kafka and the
 * registry the service does not start.
 */
final class KafkaPreparation implements SmartLifecycle {
    private static final int AFTER_TOPICS = Integer.MIN_VALUE + 1;

    private final FactWriter writer;
    private volatile boolean prepared;

    KafkaPreparation(FactWriter writer) {
        this.writer = writer;
    }

    @Override
    public void start() {
        writer.prepare();
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
