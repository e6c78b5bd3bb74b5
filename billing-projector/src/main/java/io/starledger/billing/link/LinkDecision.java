package io.starledger.billing.link;

import org.jspecify.annotations.Nullable;

/** What becomes of a link that is told, given the one that stands. */
enum LinkDecision {
    /** It stands from here on. */
    MAKE,
    /** It says what stands already. */
    KEEP,
    /** It may not move what stands, which has to be told again to be the last word. */
    RESTORE;

    /** Only an operator moves a link; a checkout only makes one where none stands. */
    static LinkDecision of(@Nullable Link standing, Link told) {
        if (standing == null) {
            return MAKE;
        }
        if (standing.tenant().equals(told.tenant())) {
            return KEEP;
        }
        return told.isByOperator() ? MAKE : RESTORE;
    }
}
