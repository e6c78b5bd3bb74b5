package io.starledger.platform.deadletters;

import io.starledger.platform.burial.Origin;
import io.starledger.schemas.topics.Retention;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which letters may be retried: those of logs that are kept for ever and whose readers tell from
 * the records themselves what is newer.
 */
final class RetryRule {
    private static final Set<Topic<?, ?>> DECISIONS = Set.of(Topics.GRANTS, Topics.TENANT_EVENTS);

    private RetryRule() {}

    /** Why not, and what to do instead; null if it may. */
    static @Nullable String refusal(Origin origin) {
        Topic<?, ?> topic = Letter.topic(origin.topic());
        if (topic == null) {
            return origin.topic()
                    + " is no topic of the catalogue: it is derived from one, so rebuild what reads"
                    + " it and discard the letter";
        }
        if (DECISIONS.contains(topic)) {
            return "of "
                    + topic.name()
                    + " the last decision counts, and a retry would make an old one the last:"
                    + " decide again and discard the letter";
        }
        return topic.retention() instanceof Retention.Forever
                ? null
                : topic.name()
                        + " keeps the last record of each key, and a retry would put an old one"
                        + " behind a newer: the record is where it was, so rebuild the view that"
                        + " reads it and discard the letter";
    }
}
