package io.starledger.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import java.util.Map;

/** The connection to Kafka and the registry, the topics, and the log that facts are appended to. */
@AutoConfiguration
@EnableConfigurationProperties({KafkaSettings.class, EventLogSettings.class})
public class KafkaAutoConfiguration {
    private static final int REQUEST_TIMEOUT_MS = 3_000;

    @Bean
    Serdes serdes(KafkaSettings settings) {
        return new Serdes(settings.registry().toSettings());
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdmin(KafkaSettings settings) {
        Map<String, Object> config = settings.clientConfig();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "starledger-admin");
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
        return Admin.create(config);
    }

    @Bean
    TopicsLifecycle topicsLifecycle(Admin admin, KafkaSettings settings) {
        return new TopicsLifecycle(new TopicProvisioner(admin, settings.replicationFactor()));
    }

    @Bean
    HealthIndicator topicsHealthIndicator(Admin admin) {
        return new TopicsHealth(admin, Topics.all());
    }

    @Bean(destroyMethod = "close")
    @Lazy
    EventLog eventLog(
            KafkaSettings kafka, EventLogSettings log, Serdes serdes, MeterRegistry metrics) {
        return new EventLog(
                new KafkaProducer<>(
                        producerConfig(kafka, log),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                serdes,
                log,
                metrics);
    }

    static Map<String, Object> producerConfig(KafkaSettings kafka, EventLogSettings log) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "starledger-event-log");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ItemPartitioner.class);
        config.put(ProducerConfig.LINGER_MS_CONFIG, (int) log.linger().toMillis());
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) log.batchSize().toBytes());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, log.bufferMemory().toBytes());
        config.putAll(PromptProducer.SETTINGS);
        int timeout = (int) log.acknowledgementTimeout().toMillis();
        int onTheWay = timeout - (int) log.linger().toMillis();
        config.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, onTheWay));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        return config;
    }
}
