package io.starledger.platform.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Sends a record that cannot be read to its topic's dead letters, with its cause, and goes on;
 * unless it cannot be read only because the registry is away: then the task stops and is tried
 * again, and nothing is lost to the dead letters.
 */
public final class DeadLetterHandler extends LogAndContinueExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        return PassingFaults.isPassing(failure)
                ? Response.fail()
                : Response.resume(
                        DeadLetterTopics.beside(
                                record.topic(),
                                super.handleError(context, record, failure)
                                        .deadLetterQueueRecords()));
    }
}
