package io.starledger.benchmarks.fold;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * How far a topology has come, as it commits: what lies before a committed offset is emitted and in
 * its stores. Asking costs one small request every few milliseconds.
 */
record CommittedOffsets(Admin admin, String application) {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final double NANOS_PER_SECOND = 1e9;

    /** Records a second, from the first commit, so that start and assignment do not count. */
    double rateUpTo(int count) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long first = awaitMoreThan(0, deadline);
        long start = System.nanoTime();
        awaitMoreThan(count - 1L, deadline);
        return (count - first) / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private long awaitMoreThan(long offsets, long deadline) {
        long committed = committed();
        while (committed <= offsets) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "expected more than %d committed within %s but was %d"
                                .formatted(offsets, LIMIT, committed));
            }
            LockSupport.parkNanos(POLL.toNanos());
            committed = committed();
        }
        return committed;
    }

    private long committed() {
        try {
            return admin
                    .listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a topology ran", e);
        }
    }
}
