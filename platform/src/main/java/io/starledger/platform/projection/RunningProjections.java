package io.starledger.platform.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.burial.Burial;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.Throttle;
import io.starledger.platform.telemetry.Metric;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts every projection with the application and stops it with it. */
public final class RunningProjections implements SmartLifecycle {
    private static final int SESSION_TIMEOUT_MS = 8_000;
    private static final int HEARTBEAT_MS = 2_000;
    private static final int MAX_POLL_RECORDS = 4_000;
    private static final long POLL_MS = 200;
    private static final long COMMIT_MS = 1_000;
    private static final int DEAD_LETTER_TIMEOUT_MS = 4_000;

    private final List<Projection> projections;
    private final KafkaSettings kafka;
    private final Serdes serdes;
    private final Birth birth;
    private final Throttle throttle;
    private final MeterRegistry metrics;
    private final List<Running> running = new ArrayList<>();

    /** Views that have caught up once; a part that comes back later does not undo it. */
    private final Set<String> ready = new HashSet<>();

    private record Running(
            ConcurrentMessageListenerContainer<byte[], byte[]> container,
            ProjectionRunner runner,
            List<AutoCloseable> resources) {
        boolean isFed() {
            return container.isChildRunning();
        }
    }

    RunningProjections(
            List<Projection> projections,
            KafkaSettings kafka,
            Serdes serdes,
            Birth birth,
            Throttle throttle,
            MeterRegistry metrics) {
        this.projections = List.copyOf(projections);
        this.kafka = kafka;
        this.serdes = serdes;
        this.birth = birth;
        this.throttle = throttle;
        this.metrics = metrics;
    }

    @Override
    public synchronized void start() {
        for (Projection projection : projections) {
            DeadLetters deadLetters =
                    new DeadLetters(
                            deadLetterProducer(),
                            new Burial(projection.reader(), InstantSource.system(), metrics),
                            birth);
            BatchReader reader = new BatchReader(projection, serdes, deadLetters);
            ProjectionRunner runner = new ProjectionRunner(projection, reader);
            var container = container(projection, runner);
            Metric.VIEW_LAGGED.gauge(metrics, projection.name(), runner, ProjectionRunner::lag);
            tellOfDeadLetters(projection);
            container.start();
            running.add(new Running(container, runner, List.of(reader, deadLetters)));
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(one -> one.container.stop());
        running.stream().flatMap(one -> one.resources.stream()).forEach(RunningProjections::close);
        running.clear();
        ready.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    /**
     * Whether every view that readers need has stood at the end of its topics since the start, and
     * is still fed: an {@code Error} ends its consumer. Of a view in parts, those whose store is
     * away need not have, as long as one has: their tenants alone are without it.
     */
    public synchronized boolean haveCaughtUp() {
        List<Running> needed = running.stream().filter(one -> one.runner.isNeeded()).toList();
        needed.stream()
                .map(Running::runner)
                .collect(Collectors.groupingBy(ProjectionRunner::view))
                .forEach(this::noteIfReady);
        return running.size() == projections.size()
                && needed.stream()
                        .allMatch(one -> one.isFed() && ready.contains(one.runner.view()));
    }

    /** From the start: a counter that is new with its first record shows no increase. */
    private void tellOfDeadLetters(Projection projection) {
        projection
                .topics()
                .forEach(topic -> Metric.DEAD_LETTERS_BURIED.counter(metrics, topic.name()));
    }

    private void noteIfReady(String view, List<ProjectionRunner> parts) {
        if (parts.stream().anyMatch(ProjectionRunner::hasCaughtUp)
                && parts.stream().allMatch(part -> part.hasCaughtUp() || part.isAway())) {
            ready.add(view);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close " + resource, e);
        }
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Projection projection, ProjectionRunner runner) {
        ContainerProperties properties =
                new ContainerProperties(
                        projection.topics().stream().map(Topic::name).toArray(String[]::new));
        properties.setGroupId(projection.name());
        properties.setMessageListener(runner);
        properties.setConsumerRebalanceListener(runner);
        properties.setPollTimeout(POLL_MS);
        properties.setIdleEventInterval(POLL_MS);
        properties.setIdleBeforeDataMultiplier(1);
        // Only for those who watch the group's lag: the view keeps its own positions.
        properties.setSyncCommits(false);
        properties.setAckMode(AckMode.TIME);
        properties.setAckTime(COMMIT_MS);
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<byte[], byte[]>(consumerConfig(projection)),
                        properties);
        container.setBeanName(projection.name());
        container.setCommonErrorHandler(runner);
        container.setApplicationEventPublisher(
                event -> {
                    if (event instanceof ListenerContainerIdleEvent idle) {
                        runner.onIdle(idle.getConsumer());
                    }
                });
        return container;
    }

    private Map<String, Object> consumerConfig(Projection projection) {
        Map<String, Object> config = kafka.clientConfig();
        config.putAll(throttle.consumerSettings());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, projection.name());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private KafkaProducer<byte[], byte[]> deadLetterProducer() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "starledger-dead-letters");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DEAD_LETTER_TIMEOUT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DEAD_LETTER_TIMEOUT_MS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * DEAD_LETTER_TIMEOUT_MS);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
