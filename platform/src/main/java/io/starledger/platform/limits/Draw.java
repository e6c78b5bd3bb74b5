package io.starledger.platform.limits;

import java.time.Duration;

/**
 * What a bucket answered.
 *
 * @param granted whether there was one token, at least
 * @param remaining tokens that are left, never less than none
 * @param pause until there is one; zero if there was
 */
public record Draw(boolean granted, long remaining, Duration pause) {
    public Draw {
        remaining = Math.max(remaining, 0);
    }
}
