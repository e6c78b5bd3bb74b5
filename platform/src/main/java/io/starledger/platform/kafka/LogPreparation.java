package io.starledger.platform.kafka;

import org.springframework.context.SmartLifecycle;

import java.util.List;

/**
 * Prepares the log for records like {@code examples} once its topics are there and before the first
 * call comes; without Kafka and the registry the service does not start.
 */
public final class LogPreparation implements SmartLifecycle {
    private static final int AFTER_TOPICS = Integer.MIN_VALUE + 1;

    private final EventLog log;
    private final List<Append<?, ?>> examples;
    private volatile boolean prepared;

    public LogPreparation(EventLog log, List<Append<?, ?>> examples) {
        this.log = log;
        this.examples = List.copyOf(examples);
    }

    @Override
    public void start() {
        log.prepare(examples);
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
