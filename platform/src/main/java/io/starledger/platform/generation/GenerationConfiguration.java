package io.starledger.platform.generation;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.platform.streams.StreamsSettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.time.Duration;
import java.time.InstantSource;

/** For a service that has projections of which there may be several generations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
@Import(GenerationCallsConfiguration.class)
public class GenerationConfiguration {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    @Bean
    KafkaGenerations kafkaGenerations(EventLog eventLog, Serdes serdes) {
        return new KafkaGenerations(eventLog, serdes, InstantSource.system());
    }

    @Bean
    TopicFollower generationFollower(KafkaSettings kafka, KafkaGenerations generations) {
        return new TopicFollower(
                new Following(kafka, Topics.GENERATIONS, START_LIMIT, Following.WHOLE),
                generations);
    }

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
