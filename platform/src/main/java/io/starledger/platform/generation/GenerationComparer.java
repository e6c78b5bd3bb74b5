package io.starledger.platform.generation;

import io.starledger.platform.digest.Difference;
import io.starledger.platform.digest.Digest;
import io.starledger.platform.digest.PostgresDigests;
import io.starledger.platform.digest.Slice;
import io.starledger.platform.position.Position;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds a generation against the one that serves, both at the same checkpoint of the log, while
 * they go on. Blocks for as long as that takes.
 */
record GenerationComparer(RebuildableProjection projection) {
    private static final int MOST_ROWS = 100;
    private static final Duration MARK_LIMIT = Duration.ofSeconds(30);
    private static final Duration DIGEST_LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_NANOS = 100_000_000;

    Comparison compare(OpenGeneration serving, OpenGeneration built) {
        Position checkpoint = Objects.requireNonNull(projection.checkpoint().block(MARK_LIMIT));
        PostgresDigests before = serving.view(PostgresDigests.class);
        PostgresDigests after = built.view(PostgresDigests.class);
        Digest left = digest(serving, before, checkpoint);
        Digest right = digest(built, after, checkpoint);
        SortedSet<Slice> differing = left.differing(right);
        List<Difference> rows = new ArrayList<>();
        long[] differences = {0};
        for (Slice slice : differing) {
            long upTo = checkpoint.offsets().getOrDefault(slice.partition(), 0L);
            before.compare(
                    after,
                    slice,
                    upTo,
                    difference -> {
                        differences[0]++;
                        if (rows.size() < MOST_ROWS) {
                            rows.add(difference);
                        }
                    });
        }
        // Rows that differed may have been written anew since: then it was one at least.
        long least = differing.isEmpty() ? 0 : Math.max(1, differences[0]);
        return new Comparison(built.number(), serving.number(), right, left, least, rows);
    }

    private static Digest digest(
            OpenGeneration generation, PostgresDigests digests, Position checkpoint) {
        long limit = System.nanoTime() + DIGEST_LIMIT.toNanos();
        Optional<Digest> digest = digests.at(checkpoint);
        while (digest.isEmpty()) {
            if (Thread.interrupted() || System.nanoTime() > limit) {
                throw new IllegalStateException(
                        "expected generation %d to be digested within %s but it was not"
                                .formatted(generation.number(), DIGEST_LIMIT));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            digest = digests.at(checkpoint);
        }
        return digest.get();
    }
}
