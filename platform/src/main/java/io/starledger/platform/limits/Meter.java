package io.starledger.platform.limits;

import java.util.Locale;

/** What is counted against a limit of its own. */
public enum Meter {
    /** Requests that write, a batch as one. */
    REQUESTS,
    /** Requests that read. */
    READS,
    /** Ratings that come in batches. */
    RATINGS;

    /** The name of the policy, in headers and keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
