package io.starledger.ratings.exports;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

import java.util.concurrent.ExecutionException;

/** What the brokers answer. */
final class KafkaAnswer {
    private KafkaAnswer() {}

    /** Blocks; throws what they refused it with. */
    static <T> T of(KafkaFuture<T> question) {
        try {
            return question.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refusal) {
                throw refusal;
            }
            throw new KafkaException("expected an answer of Kafka's", e.getCause());
        }
    }
}
