package io.starledger.platform.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Starts every topology with the application and stops it with it. A passing fault replaces the
 * thread it hit; a bug stops the topology, and readiness says so.
 */
public final class RunningTopologies implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunningTopologies.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final List<TopologyDefinition> definitions;
    private final StreamsConfiguration.Properties properties;
    private final List<KafkaStreams> running = new ArrayList<>();

    RunningTopologies(
            List<TopologyDefinition> definitions, StreamsConfiguration.Properties properties) {
        this.definitions = List.copyOf(definitions);
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        for (TopologyDefinition definition : definitions) {
            Properties config = new Properties();
            config.putAll(properties.of(definition));
            KafkaStreams streams = new KafkaStreams(definition.topology(), config);
            streams.setUncaughtExceptionHandler(failure -> respond(definition, failure));
            streams.start();
            running.add(streams);
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(streams -> streams.close(CLOSE_TIMEOUT));
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    /** Whether every topology processes records: assigned, restored, no thread lost. */
    public synchronized boolean areProcessing() {
        return running.size() == definitions.size()
                && running.stream()
                        .allMatch(streams -> streams.state() == KafkaStreams.State.RUNNING);
    }

    private static StreamThreadExceptionResponse respond(
            TopologyDefinition definition, Throwable failure) {
        boolean passing = PassingFaults.isPassing(failure);
        log.atError()
                .setCause(failure)
                .log(
                        "{}: {}",
                        definition.applicationId(),
                        passing
                                ? "a passing fault, going on with a new thread"
                                : "a bug, stopping");
        return passing
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
