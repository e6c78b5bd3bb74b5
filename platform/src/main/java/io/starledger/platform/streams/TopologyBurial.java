package io.starledger.platform.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.burial.Burial;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;

import java.time.InstantSource;
import java.util.Map;

/**
 * The burial of one topology, as its settings say.
 *
 * @param otherwise where letters of its internal topics go
 */
record TopologyBurial(Burial burial, String otherwise) {
    /** Under which the settings have the {@link MeterRegistry}. */
    static final String METRICS = "starledger.metrics";

    static TopologyBurial of(Map<String, ?> settings) {
        MeterRegistry metrics =
                settings.get(METRICS) instanceof MeterRegistry given
                        ? given
                        : new SimpleMeterRegistry();
        return new TopologyBurial(
                new Burial(
                        String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG)),
                        InstantSource.system(),
                        metrics),
                String.valueOf(
                        settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG)));
    }

    /** What is sent with the task's transaction. */
    ProducerRecord<byte[], byte[]> bury(ConsumerRecord<byte[], byte[]> record, Exception cause) {
        burial.count(record.topic());
        return burial.letter(record, otherwise, cause);
    }
}
