package io.starledger.platform.streams;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Sends a record that cannot be read to its topic's dead letters, with its cause, and goes on;
 * unless it cannot be read only because the registry is away: then the task stops and is tried
 * again, and nothing is lost to the dead letters.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler {
    private @Nullable TopologyBurial burial;

    @Override
    public void configure(Map<String, ?> settings) {
        burial = TopologyBurial.of(settings);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        return PassingFaults.isPassing(failure)
                ? Response.fail()
                : Response.resume(requireNonNull(burial).bury(record, failure));
    }
}
