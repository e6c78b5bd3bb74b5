package io.starledger.ingest.quota;

import java.time.Instant;

/** Room for ratings, each of which takes a place before it is written. */
@FunctionalInterface
public interface Places {
    /** Takes the place of one more rating, if there is one. */
    Verdict take(Instant at);
}
