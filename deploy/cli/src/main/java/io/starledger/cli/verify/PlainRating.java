package io.starledger.cli.verify;

import io.starledger.cli.verify.PlainEvent.Moderated;
import io.starledger.cli.verify.PlainEvent.Retracted;
import io.starledger.cli.verify.PlainEvent.Submitted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One rater's rating of one item, and the facts it has seen. */
final class PlainRating implements Folded {
    private static final int NO_SCORE = 0;
    private static final int REMEMBERED = 100;
    private static final long REMEMBERED_MS = Duration.ofHours(24).toMillis();
    private static final long MICROS_PER_MILLI = 1_000;

    private final int partition;
    private final Deque<Seen> seen = new ArrayDeque<>(1);
    private @Nullable Submitted inForce;
    private String ratingId = "";
    private long acceptedAt;
    private @Nullable Long effectiveAt;
    private boolean hidden;
    private long offset;

    private record Seen(String eventId, long acceptedAt) {}

    PlainRating(int partition) {
        this.partition = partition;
    }

    void fold(PlainEvent event) {
        offset = event.offset();
        if (seen.stream().anyMatch(fact -> fact.eventId().equals(event.eventId()))) {
            return;
        }
        remember(event);
        switch (event.fact()) {
            case Submitted submitted -> submit(event, submitted);
            case Retracted() -> retract(event.acceptedAt() * MICROS_PER_MILLI);
            case Moderated(boolean hides) -> hidden = hides;
        }
    }

    /** The score that counts in the item's histogram, 0 for none. */
    int counted() {
        return inForce == null || hidden ? NO_SCORE : inForce.score();
    }

    /** A fact is forgotten once another comes 24 hours later, or a hundred others. */
    private void remember(PlainEvent event) {
        seen.removeIf(fact -> fact.acceptedAt() < event.acceptedAt() - REMEMBERED_MS);
        seen.addLast(new Seen(event.eventId(), event.acceptedAt()));
        if (seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
    }

    /** What stands of it when all is known that was ever dated; positions it may be without. */
    Folded standing() {
        return () -> {
            Columns.Builder row = Columns.builder();
            if (inForce == null) {
                row.without("score");
            } else {
                row.with("score", inForce.score());
            }
            return row.with("hidden", hidden).with("source_partition", partition).build();
        };
    }

    private void submit(PlainEvent event, Submitted submitted) {
        if (effectiveAt == null || submitted.ratedAt() >= effectiveAt) {
            inForce = submitted;
            ratingId = event.eventId();
            acceptedAt = event.acceptedAt();
            effectiveAt = submitted.ratedAt();
        }
    }

    private void retract(long instant) {
        inForce = null;
        effectiveAt = effectiveAt == null ? instant : Math.max(instant, effectiveAt);
    }

    @Override
    public Columns columns() {
        Columns.Builder row = Columns.builder();
        if (inForce == null) {
            row.without("rating_id")
                    .without("score")
                    .without("rated_at")
                    .without("accepted_at")
                    .without("comment_hash")
                    .without("channel");
        } else {
            row.with("rating_id", ratingId)
                    .with("score", inForce.score())
                    .withMicros("rated_at", inForce.ratedAt())
                    .withMillis("accepted_at", acceptedAt)
                    .with("comment_hash", String.valueOf(inForce.commentHash()))
                    .with("channel", String.valueOf(inForce.channel()));
        }
        if (inForce == null && effectiveAt != null) {
            row.withMicros("retracted_at", effectiveAt);
        } else {
            row.without("retracted_at");
        }
        return row.with("hidden", hidden)
                .with("source_partition", partition)
                .with("source_offset", offset)
                .build();
    }
}
