package io.starledger.platform.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Sends a record that cannot be read to the dead-letter topic, with its cause, and goes on; unless
 * it cannot be read only because the registry is away: then the task stops and is tried again, and
 * nothing is lost to the dead letters.
 */
public final class DeadLetterHandler extends LogAndContinueExceptionHandler {

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        return PassingFaults.isPassing(failure)
                ? Response.fail()
                : super.handleError(context, record, failure);
    }
}
