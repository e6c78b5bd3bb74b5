package io.starledger.schemas.serde;

import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A question to the registry's client, which itself waits for ever on a registry that is frozen.
 * 'Not found' is an answer and ends in a {@link SerializationException}; everything else that goes
 * wrong is a {@link RegistryUnavailableException}.
 *
 * <p>What was not answered is asked again, {@code tries} times in all: a registry was seen to read
 * the second request on a connection, once in some ten thousand, and never answer it. Every
 * question may be repeated, and the next one takes another connection.
 *
 * @param limit of each try
 */
record RegistryCall(int tries, Duration limit) {
    private static final int NOT_FOUND = 404;

    <T> T ask(String topic, Callable<T> question) {
        TimeoutException unanswered = new TimeoutException();
        for (int i = 0; i < tries; i++) {
            try {
                return tryOnce(topic, question);
            } catch (TimeoutException e) {
                unanswered = e;
            }
        }
        throw new RegistryUnavailableException(
                "expected the registry to answer for %s within %s, asked %d times"
                        .formatted(topic, limit, tries),
                unanswered);
    }

    private <T> T tryOnce(String topic, Callable<T> question) throws TimeoutException {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread call = Thread.ofVirtual().name("registry-call").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(topic, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            e.setStackTrace(call.getStackTrace()); // says where it waits
            answer.cancel(true);
            throw e;
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new InterruptException(e);
        }
    }

    private RuntimeException failure(String topic, Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (isNotFound(cause)) {
                return new SerializationException(
                        "expected a schema id of the registry on " + topic + " but was another",
                        error);
            }
        }
        return new RegistryUnavailableException(
                "expected the registry to answer for " + topic + " but was " + error, error);
    }

    /**
     * Apicurio's {@code ProblemDetails} and Confluent's {@code RestClientException} share no type,
     * but this method.
     */
    private static boolean isNotFound(Throwable error) {
        @Nullable Object status;
        try {
            status = error.getClass().getMethod("getStatus").invoke(error);
        } catch (ReflectiveOperationException e) {
            return false;
        }
        return status instanceof Integer number && number == NOT_FOUND;
    }
}
