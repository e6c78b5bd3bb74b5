package io.starledger.platform.streams;

import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every topology with the application and stops it with it. A passing fault replaces the
 * thread it hit; a bug stops the topology, and readiness says so.
 */
public final class RunningTopologies implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunningTopologies.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final List<TopologyDefinition> definitions;
    private final StreamsConfiguration.Properties properties;
    private final Map<String, KafkaStreams> running = new LinkedHashMap<>();

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
            running.put(definition.applicationId(), streams);
        }
    }

    /**
     * Leaves the groups: a process takes longer to start again than they wait for one that does not
     * say so, and until then nobody would have its partitions.
     */
    @Override
    public synchronized void stop() {
        CloseOptions close =
                CloseOptions.timeout(CLOSE_TIMEOUT)
                        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            running.values().forEach(streams -> all.execute(() -> streams.close(close)));
        }
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    /** Whether every topology processes records: assigned, restored, no thread lost. */
    public synchronized boolean areProcessing() {
        return running.size() == definitions.size()
                && running.values().stream()
                        .allMatch(streams -> streams.state() == KafkaStreams.State.RUNNING);
    }

    /**
     * To look into a store, as far as this process has its tasks; throws {@code
     * InvalidStateStoreException} while it has none.
     */
    public <T> T store(String applicationId, StoreQueryParameters<T> store) {
        KafkaStreams streams;
        synchronized (this) {
            streams = running.get(applicationId);
        }
        if (streams == null) {
            throw new StreamsNotStartedException(
                    "expected the topology %s to run but it does not".formatted(applicationId));
        }
        return streams.store(store);
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
