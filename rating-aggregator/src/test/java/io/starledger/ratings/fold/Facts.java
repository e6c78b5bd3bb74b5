package io.starledger.ratings.fold;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Facts about one rater and item, each with an id of its own. */
final class Facts {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AtomicLong IDS = new AtomicLong();

    private Facts() {}

    static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    /** A rating that was accepted at the instant it was made. */
    static Fact.Submitted rated(int stars, Instant at) {
        return new Fact.Submitted(newId(), at, at, new Score(stars), null, null);
    }

    static Fact.Submitted commented(Fact.Submitted fact, byte hash) {
        return new Fact.Submitted(
                fact.eventId(),
                fact.acceptedAt(),
                fact.ratedAt(),
                fact.score(),
                hash(hash),
                fact.channel());
    }

    static Fact.Submitted acceptedAt(Instant acceptedAt, Fact.Submitted fact) {
        return new Fact.Submitted(
                fact.eventId(),
                acceptedAt,
                fact.ratedAt(),
                fact.score(),
                fact.comment(),
                fact.channel());
    }

    static Fact.Retracted retracted(Instant at) {
        return new Fact.Retracted(newId(), at);
    }

    static Fact.Moderated hidden(Instant at) {
        return new Fact.Moderated(newId(), at, true);
    }

    static Fact.Moderated shown(Instant at) {
        return new Fact.Moderated(newId(), at, false);
    }

    static Standing standingAfter(Fact... facts) {
        Standing standing = Standing.NONE;
        for (Fact fact : facts) {
            standing = standing.after(fact);
        }
        return standing;
    }

    static @Nullable CommentHash hash(byte content) {
        return new CommentHash(ByteBuffer.wrap(new byte[] {content}));
    }

    private static UUID newId() {
        return new UUID(0, IDS.incrementAndGet());
    }
}
