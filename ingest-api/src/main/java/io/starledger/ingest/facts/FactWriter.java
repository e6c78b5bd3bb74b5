package io.starledger.ingest.facts;

import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.NotAcknowledgedException;
import io.starledger.platform.kafka.OffsetListener;
import io.starledger.platform.position.Position;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Writes facts to the log, in their order. A comment's text is acknowledged before its event is
 * sent, so that whoever reads an event finds the text its hash speaks of.
 */
public final class FactWriter {
    private final EventLog log;
    private final Duration timeout;

    /** One {@code timeout} for both a comment and its event. */
    FactWriter(EventLog log, Duration timeout) {
        this.log = log;
        this.timeout = timeout;
    }

    /**
     * Appends the comments and then the events of {@code facts}.
     *
     * @param listener is told of each event in the log
     * @return the events' position; fails with {@code NotAcknowledgedException}, after which any of
     *     them may be in the log
     */
    public Mono<Position> append(
            Acceptance call, List<? extends RatingFact> facts, OffsetListener listener) {
        List<Append<?, ?>> comments = comments(call, facts);
        return comments.isEmpty()
                ? log.append(events(call, facts), listener)
                : log.append(comments)
                        .then(Mono.defer(() -> log.append(events(call, facts), listener)))
                        .timeout(timeout)
                        .onErrorMap(TimeoutException.class, this::tooLate);
    }

    /** The first half of {@link #append}: completes when the comments are acknowledged. */
    public Mono<Void> appendComments(Acceptance call, List<? extends RatingFact> facts) {
        List<Append<?, ?>> comments = comments(call, facts);
        return comments.isEmpty() ? Mono.empty() : log.append(comments).then();
    }

    /** The second half of {@link #append}. */
    public Mono<Position> appendEvents(
            Acceptance call, List<? extends RatingFact> facts, OffsetListener listener) {
        return log.append(events(call, facts), listener);
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

    private NotAcknowledgedException tooLate(Throwable cause) {
        return new NotAcknowledgedException("no acknowledgement in " + timeout, cause);
    }
}
