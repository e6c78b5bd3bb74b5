package io.starledger.ingest.facts;

import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.position.Position;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes facts to the log, in their order. A comment's text is acknowledged before its event is
 * sent, so that whoever reads an event finds the text its hash speaks of.
 */
public final class FactLog {
    private final EventLog log;

    public FactLog(EventLog log) {
        this.log = log;
    }

    /** Learns what appending takes, so that the first caller need not wait for it. Blocks. */
    void prepare() {
        log.prepare(RatingFactCodec.examples());
    }

    /**
     * Appends the comments and then the events of {@code facts}.
     *
     * @return the events' position; fails with {@code NotAcknowledgedException}, after which any of
     *     them may be in the log
     */
    public Mono<Position> append(Acceptance call, List<? extends RatingFact> facts) {
        List<Append<?, ?>> comments = comments(call, facts);
        return comments.isEmpty()
                ? log.append(events(call, facts))
                : log.append(comments).then(Mono.defer(() -> log.append(events(call, facts))));
    }

    /** The first half of {@link #append}: completes when the comments are acknowledged. */
    public Mono<Void> appendComments(Acceptance call, List<? extends RatingFact> facts) {
        List<Append<?, ?>> comments = comments(call, facts);
        return comments.isEmpty() ? Mono.empty() : log.append(comments).then();
    }

    /** The second half of {@link #append}. */
    public Mono<Position> appendEvents(Acceptance call, List<? extends RatingFact> facts) {
        return log.append(events(call, facts));
    }

    private static List<Append<?, ?>> comments(Acceptance call, List<? extends RatingFact> facts) {
        List<Append<?, ?>> comments = new ArrayList<>(0);
        for (RatingFact fact : facts) {
            Append<?, ?> comment = RatingFactCodec.toComment(call, fact);
            if (comment != null) {
                comments.add(comment);
            }
        }
        return comments;
    }

    private static List<Append<?, ?>> events(Acceptance call, List<? extends RatingFact> facts) {
        List<Append<?, ?>> events = new ArrayList<>(facts.size());
        for (RatingFact fact : facts) {
            events.add(RatingFactCodec.toEvent(call, fact));
        }
        return events;
    }
}
