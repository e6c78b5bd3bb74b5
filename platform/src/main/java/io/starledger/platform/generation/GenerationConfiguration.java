package io.starledger.platform.generation;

import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.platform.streams.StreamsSettings;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For a service that has projections of which there may be several generations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
@Import({GenerationLedgerConfiguration.class, GenerationCallsConfiguration.class})
public class GenerationConfiguration {
    @Bean
    GenerationRunner generationRunner(
            KafkaGenerations generations,
            Admin admin,
            KafkaSettings kafka,
            StreamsSettings streams) {
        return new GenerationRunner(
                generations,
                new TopicProvisioner(admin, kafka.replicationFactor()),
                new KafkaRemains(admin, streams.stateDirectory()));
    }
}
