package io.starledger.platform.streams;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a record that breaks its contract to its topic's dead letters and goes on; any other
 * failure is a bug and stops the task.
 */
public final class InvalidRecordHandler extends LogAndContinueProcessingExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        return failure instanceof InvalidRecordException
                ? Response.resume(
                        DeadLetterTopics.beside(
                                context.topic(),
                                super.handleError(context, record, failure)
                                        .deadLetterQueueRecords()))
                : Response.fail();
    }
}
