package io.starledger.billing.usage;

import java.time.Duration;

/**
 * When a rating is one that was counted already: its id was, within a day of its {@code
 * accepted_at}, and that one is kept.
 */
public final class Repetition {
    public static final Duration KNOWN_FOR = Duration.ofHours(24);

    /**
     * Before the newest that was counted; longer, as instances of ingest may stamp a little out of
     * order.
     */
    public static final Duration KEPT_FOR = KNOWN_FOR.plus(Duration.ofHours(1));

    private Repetition() {}
}
