package io.starledger.platform.generation;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;

/** For a service that follows which generations serve. */
@Configuration(proxyBeanMethods = false)
public class GenerationLedgerConfiguration {
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
}
