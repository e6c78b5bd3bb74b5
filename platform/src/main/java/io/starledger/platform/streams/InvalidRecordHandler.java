package io.starledger.platform.streams;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * Sends a record that breaks its contract to its topic's dead letters and goes on; any other
 * failure is a bug and stops the task.
 */
public final class InvalidRecordHandler implements ProcessingExceptionHandler {
    private @Nullable TopologyBurial burial;

    @Override
    public void configure(Map<String, ?> settings) {
        burial = TopologyBurial.of(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        return failure instanceof InvalidRecordException && context.topic() != null
                ? Response.resume(requireNonNull(burial).bury(source(context), failure))
                : Response.fail();
    }

    private static ConsumerRecord<byte[], byte[]> source(ErrorHandlerContext context) {
        return new ConsumerRecord<>(
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.headers(),
                Optional.empty());
    }
}
