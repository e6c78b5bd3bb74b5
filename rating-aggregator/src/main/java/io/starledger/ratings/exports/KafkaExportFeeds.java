package io.starledger.ratings.exports;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.burial.Burial;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.FixedBackOff;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs a consumer for each export that is enabled; all instances of the service share its
 * partitions. The offsets it has come to are part of the transaction that writes the copies
 * (KIP-447), so whatever ends one in between, nothing is missing and nothing stands there twice. It
 * goes on from them alone: an export without offsets is not fed, rather than fed twice.
 */
public final class KafkaExportFeeds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KafkaExportFeeds.class);
    private static final long LOOK_MS = 500;
    private static final long RETRY_MS = 1_000;
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);
    private static final int SESSION_TIMEOUT_MS = 8_000;
    private static final int HEARTBEAT_MS = 2_000;
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final int MAX_BLOCK_MS = 10_000;
    private static final int MAX_POLL_RECORDS = 4_000;

    /** A transaction for each of these, or for what has come in this time. */
    private static final int FETCH_BYTES = 64 << 10;

    private static final int FETCH_WAIT_MS = 250;

    /** What the fetches of one export hold in memory, at most about twice. */
    private static final int MOST_FETCH_BYTES = 4 << 20;

    private final EnabledExports exports;
    private final KafkaExportTopics topics;
    private final KafkaSettings kafka;
    private final Serdes serdes;
    private final MeterRegistry metrics;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final Map<Export, KafkaMessageListenerContainer<byte[], byte[]>> feeds =
            new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService timer;

    KafkaExportFeeds(
            EnabledExports exports,
            KafkaExportTopics topics,
            KafkaSettings kafka,
            Serdes serdes,
            MeterRegistry metrics) {
        this.exports = exports;
        this.topics = topics;
        this.kafka = kafka;
        this.serdes = serdes;
        this.metrics = metrics;
        this.producers = new DefaultKafkaProducerFactory<>(producerConfig(kafka));
        producers.setTransactionIdPrefix(KafkaExportTopics.GROUPS + UUID.randomUUID() + "-");
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("rating-exports").daemon().factory());
        timer = started;
        Future<?> _ = started.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService ending = timer;
        timer = null;
        if (ending != null) {
            ending.close();
        }
        feeds.values().forEach(KafkaMessageListenerContainer::stop);
        feeds.clear();
        producers.destroy();
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Exports that are enabled and are not fed here, as they have no topic or no offsets. */
    long stopped() {
        return exports.all().stream()
                .filter(
                        export -> {
                            var feed = feeds.get(export);
                            return feed == null || !feed.isRunning();
                        })
                .count();
    }

    /** Nothing may end it. */
    private void look() {
        try {
            List<Export> wanted = exports.all();
            feeds.forEach(
                    (export, feed) -> {
                        if (!wanted.contains(export)) {
                            feed.stop();
                            feeds.remove(export);
                            log.info("the export of {} is fed no longer", export.tenant());
                        }
                    });
            for (Export export : wanted) {
                if (isRunning() && !feeds.containsKey(export)) {
                    feed(export);
                }
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("expected to start and stop exports");
        }
    }

    private void feed(Export export) {
        try {
            var feed = container(export, topics.groupOf(export.tenant()));
            feed.start();
            feeds.put(export, feed);
            log.info("the export of {} is fed", export.tenant());
        } catch (KafkaException e) {
            log.atWarn().setCause(e).log("the export of {} cannot be fed now", export.tenant());
        }
    }

    private KafkaMessageListenerContainer<byte[], byte[]> container(Export export, String group) {
        ContainerProperties properties = new ContainerProperties(Topics.RATING_EVENTS.name());
        properties.setGroupId(group);
        properties.setMessageListener(
                new KafkaExportFeed(
                        export.tenant(),
                        group,
                        serdes,
                        new Burial(group, InstantSource.system(), metrics),
                        new KafkaTemplate<>(producers)));
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        properties.setFixTxOffsets(true);
        var container =
                new KafkaMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<byte[], byte[]>(consumerConfig(group)),
                        properties);
        container.setBeanName(group);
        container.setAfterRollbackProcessor(
                new DefaultAfterRollbackProcessor<>(
                        new FixedBackOff(RETRY_MS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    private Map<String, Object> consumerConfig(String group) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_FETCH_BYTES);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private static Map<String, Object> producerConfig(KafkaSettings kafka) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }
}
