package io.starledger.platform.streams;

import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Kafka Streams knows one dead-letter topic of a topology. One that reads several topics buries
 * each letter beside the topic it came from; what came from an internal topic, in that one.
 */
final class DeadLetterTopics {
    private static final Map<String, String> BY_TOPIC =
            Topics.all().stream()
                    .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::deadLetters));

    private DeadLetterTopics() {}

    static List<ProducerRecord<byte[], byte[]>> beside(
            String origin, List<ProducerRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(
                        letter ->
                                new ProducerRecord<>(
                                        BY_TOPIC.getOrDefault(origin, letter.topic()),
                                        null,
                                        letter.timestamp(),
                                        letter.key(),
                                        letter.value(),
                                        letter.headers()))
                .toList();
    }
}
