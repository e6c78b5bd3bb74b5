package io.starledger.platform.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.burial.Burial;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The burial of one topology, as its settings say.
 *
 * @param otherwise where letters of its internal topics go
 */
record TopologyBurial(Burial burial, Birth birth, String otherwise) {
    /** Under which the settings have the {@link MeterRegistry}. */
    static final String METRICS = "starledger.metrics";

    /** Under which they have the name of the reader. */
    static final String READER = "starledger.reader";

    /** Under which they have the reader's {@link Birth}. */
    static final String BIRTH = "starledger.birth";

    static TopologyBurial of(Map<String, ?> settings) {
        MeterRegistry metrics =
                settings.get(METRICS) instanceof MeterRegistry given
                        ? given
                        : new SimpleMeterRegistry();
        return new TopologyBurial(
                new Burial(String.valueOf(settings.get(READER)), InstantSource.system(), metrics),
                settings.get(BIRTH) instanceof Birth told ? told : Birth.FIRST,
                String.valueOf(
                        settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG)));
    }

    /** What is sent with the task's transaction: nothing if others have buried it. */
    List<ProducerRecord<byte[], byte[]>> bury(
            ConsumerRecord<byte[], byte[]> record, Exception cause) {
        if (birth.isAfter(record.topic(), record.partition(), record.offset())) {
            return List.of();
        }
        burial.count(record.topic());
        return List.of(burial.letter(record, otherwise, cause));
    }
}
