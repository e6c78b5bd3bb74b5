package io.starledger.ratings.fold;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where the record stands that is being processed. */
final class KafkaPosition {
    private KafkaPosition() {}

    static LogPosition of(ProcessingContext context) {
        RecordMetadata source =
                context.recordMetadata()
                        .orElseThrow(
                                () -> new IllegalStateException("expected a record of a topic"));
        return new LogPosition(source.partition(), source.offset());
    }
}
