package io.starledger.platform.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.Throttle;
import io.starledger.schemas.topics.ItemPartitioner;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Map;

/** Runs the topologies of the context that imports it, and none of its parent's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
public class StreamsConfiguration {

    @Bean
    RunningTopologies runningTopologies(
            ListableBeanFactory beans,
            KafkaSettings kafka,
            StreamsSettings streams,
            ObjectProvider<Birth> birth,
            ObjectProvider<Throttle> throttle,
            MeterRegistry metrics) {
        return new RunningTopologies(
                List.copyOf(beans.getBeansOfType(TopologyDefinition.class).values()),
                new Properties(
                        kafka,
                        streams,
                        birth.getIfAvailable(() -> Birth.FIRST),
                        throttle.getIfAvailable(() -> new Throttle(null)),
                        metrics));
    }

    @Bean
    HealthIndicator topologiesHealthIndicator(RunningTopologies topologies) {
        return () -> (topologies.areProcessing() ? Health.up() : Health.outOfService()).build();
    }

    /** The settings of a topology's client. */
    record Properties(
            KafkaSettings kafka,
            StreamsSettings streams,
            Birth birth,
            Throttle throttle,
            MeterRegistry metrics) {
        private static final int SESSION_TIMEOUT_MS = 8_000;
        private static final int HEARTBEAT_MS = 2_000;
        private static final int TRANSACTION_TIMEOUT_MS = 10_000;
        private static final int BATCH_BYTES = 128 << 10;
        private static final int LINGER_MS = 5;

        Map<String, Object> of(TopologyDefinition definition) {
            Map<String, Object> config = kafka.clientConfig();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, definition.applicationId());
            config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replicationFactor());
            config.put(StreamsConfig.STATE_DIR_CONFIG, streams.stateDirectory().toString());
            config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
            config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, streams.guarantee());
            config.put(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, streams.commitInterval().toMillis());
            config.put(
                    StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                    streams.recordCache().toBytes());
            config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
            config.put(BoundedRocksDb.STORE_MEMORY_BYTES, streams.storeMemory().toBytes());
            config.put(BoundedRocksDb.MEMTABLE_BYTES, streams.memtable().toBytes());
            config.put(
                    StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                    DeadLetterHandler.class);
            config.put(
                    StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                    InvalidRecordHandler.class);
            config.put(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                    definition.deadLetters());
            config.put(TopologyBurial.METRICS, metrics);
            config.put(TopologyBurial.READER, definition.reader());
            config.put(TopologyBurial.BIRTH, birth);
            throttle.consumerSettings()
                    .forEach(
                            (key, value) ->
                                    config.put(StreamsConfig.mainConsumerPrefix(key), value));
            consumerSettings()
                    .forEach((key, value) -> config.put(StreamsConfig.consumerPrefix(key), value));
            producerSettings()
                    .forEach((key, value) -> config.put(StreamsConfig.producerPrefix(key), value));
            return config;
        }

        private static Map<String, Object> consumerSettings() {
            return Map.of(
                    ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS,
                    ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        }

        private static Map<String, Object> producerSettings() {
            return Map.of(
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS,
                    ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                    ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                    ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                    ProducerConfig.PARTITIONER_CLASS_CONFIG, ItemPartitioner.class);
        }
    }
}
