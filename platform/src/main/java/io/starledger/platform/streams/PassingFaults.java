package io.starledger.platform.streams;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.TaskMigratedException;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Tells faults that pass by themselves (a broker or the registry is away) from bad input and bugs.
 */
public final class PassingFaults {
    private static final int DEEPEST = 20;

    private PassingFaults() {}

    public static boolean isPassing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(PassingFaults::isPassingItself);
    }

    private static boolean isPassingItself(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof TaskMigratedException
                || failure instanceof TimeoutException
                || failure instanceof IOException;
    }
}
