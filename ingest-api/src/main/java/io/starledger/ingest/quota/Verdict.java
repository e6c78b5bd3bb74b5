package io.starledger.ingest.quota;

import io.starledger.platform.problem.ProblemType;

import java.time.Duration;

/** Whether one more rating may be written. */
public sealed interface Verdict {
    /**
     * It may.
     *
     * @param placed whether it has taken a place, which is to be given back
     */
    record Granted(boolean placed) implements Verdict {}

    /** It may not. */
    sealed interface Refused extends Verdict {
        ProblemType type();

        /** What was expected, in words. */
        String limit();
    }

    /** The account may only read. */
    record Suspended() implements Refused {
        @Override
        public ProblemType type() {
            return ProblemType.ACCOUNT_SUSPENDED;
        }

        @Override
        public String limit() {
            return "an account in good standing";
        }
    }

    /**
     * The period's ratings are used up.
     *
     * @param ratings how many the period holds
     * @param pause until there may be room again
     */
    record Exhausted(long ratings, Duration pause) implements Refused {
        @Override
        public ProblemType type() {
            return ProblemType.QUOTA_EXCEEDED;
        }

        @Override
        public String limit() {
            return "at most %,d ratings in the billing period".formatted(ratings);
        }
    }
}
