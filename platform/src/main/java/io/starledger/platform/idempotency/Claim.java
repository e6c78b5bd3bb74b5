package io.starledger.platform.idempotency;

import org.jspecify.annotations.Nullable;

/** What is known of a key when a request comes with it. */
sealed interface Claim {

    /**
     * The request is to be made: nothing is known, or that it failed, or nobody can tell.
     *
     * @param token under which it may be given up; null if Redis did not answer
     */
    record Granted(@Nullable String token) implements Claim {}

    /** The same request was answered. */
    record Answered(String answer) implements Claim {}

    /** The same request is under way. */
    record UnderWay() implements Claim {}

    /** The key is that of another request. */
    record OfAnother() implements Claim {}
}
